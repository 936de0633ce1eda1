namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>The grades (等次) of a graded ballot, from the best down, as data: what a congress grades with is its own to say.</summary>
/// <param name="Names">Such as 满意、基本满意、不满意.</param>
/// <param name="Passing">How many of the first count together for passing, such as 2 where 满意 and 基本满意 do; 0 where nothing passes or fails.</param>
public sealed record GradeScale(IReadOnlyList<string> Names, int Passing)
{
    /// <summary>More fit no ballot page.</summary>
    public const int Most = 9;

    /// <summary>What a ballot says of a line on which it abstains (弃权).</summary>
    public const int Abstained = 15;

    private const int LongestName = 12;

    /// <summary>An example for the satisfaction test (满意度测评) of projects.</summary>
    public static GradeScale Satisfaction { get; } = new(["满意", "基本满意", "不满意"], 2);

    /// <summary>An example for the appraisal of delegates (履职评议): nobody passes or fails.</summary>
    public static GradeScale Appraisal { get; } = new(["优秀", "称职", "基本称职", "不称职"], 0);

    public bool IsSound => Names.Count is >= 2 and <= Most && Passing >= 0 && Passing < Names.Count
        && Names.All(name => name.Length is > 0 and <= LongestName) && Names.Distinct(StringComparer.Ordinal).Count() == Names.Count;

    /// <summary>What a ballot says where it gives this grade: 1 for the best. Null for a word that is no grade.</summary>
    public int? Find(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>Its name; empty for none.</summary>
    public string NameOf(int grade) => grade >= 1 && grade <= Names.Count ? Names[grade - 1] : string.Empty;

    public bool Equals(GradeScale? other) => other is not null && Passing == other.Passing && Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Passing, Names.Count);
}
