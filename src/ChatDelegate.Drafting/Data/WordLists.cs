namespace ChatDelegate.Drafting.Data;

/// <summary><c>Data/cues.yaml</c>: how a clause is sorted into problem, cause and measure, and what is cut.</summary>
internal sealed class Cues
{
    public static Cues Shared { get; } = DataFile.Read<Cues>("cues.yaml");

    public IReadOnlyList<string> Formulas { get; init; } = [];

    public IReadOnlyList<string> Introductions { get; init; } = [];

    public IReadOnlyList<string> Insults { get; init; } = [];

    public IReadOnlyList<string> Outcries { get; init; } = [];

    public IReadOnlyList<string> EmptyRequests { get; init; } = [];

    public IReadOnlyList<string> Accusations { get; init; } = [];

    public IReadOnlyList<string> FirstPerson { get; init; } = [];

    public IReadOnlyList<string> Questions { get; init; } = [];

    public IReadOnlyList<string> Requests { get; init; } = [];

    public IReadOnlyList<string> RequestsAtStart { get; init; } = [];

    public IReadOnlyList<string> NotRequests { get; init; } = [];

    public IReadOnlyList<string> Causes { get; init; } = [];

    public IReadOnlyList<string> Dangling { get; init; } = [];
}

/// <summary><c>Data/filters.yaml</c>: notes and sentences that no draft may be made of.</summary>
internal sealed class Filters
{
    public static Filters Shared { get; } = DataFile.Read<Filters>("filters.yaml");

    public HashSet<string> Acknowledgements { get; init; } = [];

    public IReadOnlyList<string> Instructions { get; init; } = [];

    public IReadOnlyList<string> Personal { get; init; } = [];

    public IReadOnlyList<string> NotInScope { get; init; } = [];
}

internal static class Words
{
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

    /// <summary>Whether one of the patterns occurs; <c>a*b</c> is a followed by b.</summary>
    public static bool MatchesAny(this string text, IReadOnlyList<string> patterns) => patterns.Any(pattern =>
    {
        var at = 0;
        foreach (var piece in pattern.Split('*'))
        {
            at = text.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return true;
    });
}
