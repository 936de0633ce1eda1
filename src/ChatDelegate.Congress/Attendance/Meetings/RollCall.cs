using System.Text;

namespace ChatDelegate.Congress.Attendance.Meetings;

/// <summary>Reads what a convenor calls out at the door: numbers of delegates' cards and names, in any order and with anything between.</summary>
internal static class RollCall
{
    private const int MostWords = 60;
    private const int LongestWord = 20;
    private static readonly char[] Between = [' ', '　', ',', '，', '、', ';', '；', '。', '\n', '\r', '\t'];
    private static readonly string[] Endings = ["代表", "都到了", "到了", "已到", "号", "到"];

    /// <summary>Its numbers and names, with what people say around them.</summary>
    public static IReadOnlyList<string> Words(string text) =>
    [
        .. text.Normalize(NormalizationForm.FormKC).Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length <= LongestWord).Distinct().Take(MostWords),
    ];

    /// <summary>Everybody that a word can mean: a whole number or name as it stands, then without what is said around it, then a number without its zeros.</summary>
    public static IReadOnlyList<Member> Find(IReadOnlyList<Member> members, string word)
    {
        var bare = Bare(word);
        return Exact(members, word) is { Count: > 0 } exact ? exact
            : Exact(members, bare) is { Count: > 0 } meant ? meant
            : bare.All(char.IsAsciiDigit) ? [.. members.Where(member => member.Number.TrimStart('0') == bare.TrimStart('0'))]
            : [];
    }

    private static List<Member> Exact(IReadOnlyList<Member> members, string word) => [.. members.Where(member => member.Number == word || member.Name == word)];

    private static string Bare(string word)
    {
        foreach (var ending in Endings)
        {
            word = word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : word;
        }

        return word;
    }
}

/// <summary>A delegate as one calls them.</summary>
internal sealed record Member(Guid PersonId, string Name, string Number);

/// <summary>Who was meant.</summary>
/// <param name="Unknown">Words that mean nobody of the group.</param>
/// <param name="Twofold">Words that mean several of it.</param>
internal sealed record Named(IReadOnlyList<Member> Found, IReadOnlyList<string> Unknown, IReadOnlyList<string> Twofold);
