namespace ChatDelegate.Drafting.Data;

/// <summary><c>Data/cues.yaml</c>: how a clause is sorted into problem, cause and measure, and what is cut.</summary>
internal sealed class Cues
{
    public static Cues Shared { get; } = DataFile.Read<Cues>("cues.yaml");

    public string[] Formulas { get; init; } = [];

    public string[] Introductions { get; init; } = [];

    public string[] Insults { get; init; } = [];

    public string[] Outcries { get; init; } = [];

    public string[] EmptyRequests { get; init; } = [];

    public string[] Accusations { get; init; } = [];

    public string[] FirstPerson { get; init; } = [];

    public string[] Questions { get; init; } = [];

    public string[] Requests { get; init; } = [];

    public string[] RequestsAtStart { get; init; } = [];

    public string[] NotRequests { get; init; } = [];

    public string[] Causes { get; init; } = [];

    public string[] CausesAtStart { get; init; } = [];

    public string[] NotCauses { get; init; } = [];

    public string[] Conclusions { get; init; } = [];

    public string[] Actions { get; init; } = [];

    public string[] RequestHeadings { get; init; } = [];

    public string[] LetterOpenings { get; init; } = [];

    public string[] UnfinishedEnds { get; init; } = [];

    public string[] QuestionsAtStart { get; init; } = [];

    public string[] Conditionals { get; init; } = [];

    public string[] Dangling { get; init; } = [];

    public string[] Opposes { get; init; } = [];

    public string[] NotOpposed { get; init; } = [];

    public string[] Favours { get; init; } = [];

    public string[] EmptyWishes { get; init; } = [];

    public string[] Forbids { get; init; } = [];

    public string[] TakesAway { get; init; } = [];
}

/// <summary><c>Data/filters.yaml</c>: notes and sentences that no draft may be made of.</summary>
internal sealed class Filters
{
    public static Filters Shared { get; } = DataFile.Read<Filters>("filters.yaml");

    public HashSet<string> Acknowledgements { get; init; } = [];

    public string[] SmallTalk { get; init; } = [];

    public string[] OwnAffair { get; init; } = [];

    public string[] CourtCase { get; init; } = [];

    public string[] Advertisement { get; init; } = [];

    public string[] OutsidePowers { get; init; } = [];
}

internal static class Words
{
    private static readonly char[] Star = ['*'];

    /// <summary>Letters that may stand for a star in a pattern.</summary>
    private const int WidestGap = 12;

    public static bool ContainsAny(this ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool StartsWithAny(this ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the patterns occurs; <c>a*b</c> is a followed by b within a few words, not somewhere in a long message.</summary>
    public static bool MatchesAny(this string text, IReadOnlyList<string> patterns) => patterns.Any(pattern => text.Matches(pattern).Any());

    /// <summary>Where a pattern occurs.</summary>
    public static IEnumerable<(int Start, int End)> Matches(this string text, string pattern)
    {
        var pieces = pattern.Split(Star, StringSplitOptions.RemoveEmptyEntries);
        for (var start = text.IndexOf(pieces[0], StringComparison.Ordinal); start >= 0; start = text.IndexOf(pieces[0], start + 1, StringComparison.Ordinal))
        {
            if (Follow(text, start + pieces[0].Length, pieces.AsSpan(1)) is { } end)
            {
                yield return (start, end);
            }
        }
    }

    private static int? Follow(string text, int from, ReadOnlySpan<string> pieces)
    {
        foreach (var piece in pieces)
        {
            var most = Math.Min(text.Length - from, WidestGap + piece.Length);
            var at = text.IndexOf(piece, from, most, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            from = at + piece.Length;
        }

        return from;
    }
}
