using System.Security.Cryptography;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>
/// What one ballot says: a mark for each candidate, or a grade for each line, in their order. It lives in the request that brings it and in the count, and is
/// never stored, logged or shown again. Its text says nothing, so that it cannot leak through a log or an exception.
/// </summary>
public sealed class Choice
{
    /// <summary>Every choice is as long as any other.</summary>
    internal const int Length = 64;

    /// <summary>More candidates fit no ballot.</summary>
    public const int MostCandidates = Length - 4;

    private const byte Marked = 1;
    private const byte Graded = 2;
    private const int Head = 3;

    private Choice(bool spoilt, IReadOnlyList<Mark> marks, IReadOnlyList<int>? grades = null) => (Spoilt, Marks, Grades) = (spoilt, marks, grades ?? []);

    /// <summary>A paper ballot that cannot be read or has too many marks (废票).</summary>
    public bool Spoilt { get; }

    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>Of a graded ballot, 1 for the best; 0 for a line that says nothing, <see cref="GradeScale.Abstained"/> for one that abstains.</summary>
    public IReadOnlyList<int> Grades { get; }

    public bool IsGraded => Grades.Count > 0;

    public int Lines => IsGraded ? Grades.Count : Marks.Count;

    public int Chosen => Marks.Count(mark => mark == Mark.Approve);

    public bool IsBlank => Marks.All(mark => mark == Mark.None) && Grades.All(grade => grade == 0);

    public static Choice Of(IEnumerable<Mark> marks) => new(spoilt: false, [.. marks]);

    public static Choice OfGrades(IEnumerable<int> grades) => new(spoilt: false, [], [.. grades]);

    /// <summary>A spoilt paper ballot for so many candidates.</summary>
    public static Choice OfSpoilt(int candidates) => new(spoilt: true, new Mark[candidates]);

    /// <summary>Whether it counts under these rules: one with more marks than places does not (多选无效，少选有效).</summary>
    public bool IsValid(BallotRules rules) => !Spoilt && rules.Kind switch
    {
        BallotKind.ChooseUpTo => !IsGraded && Chosen <= rules.Places && Marks.All(mark => mark is Mark.None or Mark.Approve),
        BallotKind.EachCandidate => !IsGraded,
        BallotKind.Graded => IsGraded && Grades.All(grade => (grade >= 0 && grade <= rules.Scale.Names.Count) || (grade == GradeScale.Abstained && rules.Abstain)),
    };

    public override string ToString() => nameof(Choice);

    internal byte[] ToBytes()
    {
        if (Lines > MostCandidates)
        {
            throw new InvalidOperationException("More candidates than fit on a ballot.");
        }

        var bytes = new byte[Length];
        bytes[0] = IsGraded ? Graded : Marked;
        bytes[1] = Spoilt ? (byte)1 : (byte)0;
        bytes[2] = (byte)Lines;
        for (var i = 0; i < Lines; i++)
        {
            bytes[i + Head] = IsGraded ? (byte)Grades[i] : (byte)Marks[i];
        }

        return bytes;
    }

    /// <exception cref="CryptographicException">Not the content of a ballot with so many candidates.</exception>
    internal static Choice Read(ReadOnlySpan<byte> bytes, int candidates)
    {
        var graded = bytes.Length == Length && bytes[0] == Graded;
        if (bytes.Length != Length || bytes[0] is not (Marked or Graded) || bytes[2] != candidates || bytes.Slice(Head, candidates).ContainsAnyExceptInRange((byte)0, graded ? (byte)GradeScale.Abstained : (byte)Mark.Abstain))
        {
            throw new CryptographicException("Not a ballot.");
        }

        var said = bytes.Slice(Head, candidates).ToArray();
        return graded ? new Choice(bytes[1] == 1, [], [.. said.Select(one => (int)one)]) : new Choice(bytes[1] == 1, [.. said.Select(one => (Mark)one)]);
    }
}
