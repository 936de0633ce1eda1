using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Whether a sentence is made of a note's own words: pieces between its signs, as typed and in order.</summary>
internal static class Quotation
{
    private const double LeastShare = 0.4;
    private static readonly char[] Signs = ['，', ',', '。', '；', ';', '：', ':', '！', '!', '？', '?'];
    private static readonly (char Open, char Close)[] Marks = [('“', '”'), ('「', '」'), ('『', '』'), ('"', '"')];

    public static bool IsFrom(string sentence, string typed)
    {
        var at = 0;
        foreach (var piece in sentence.Split(Signs, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            at = Find(piece, typed, at);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return at > 0;
    }

    /// <summary>What stands in quotation marks and in none of the notes.</summary>
    public static IEnumerable<string> Invented(string sentence, IReadOnlyList<NoteFacts> cited)
    {
        foreach (var (open, close) in Marks)
        {
            for (var at = sentence.IndexOf(open, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(open, at + 1))
            {
                var end = sentence.IndexOf(close, at + 1);
                if (end < 0)
                {
                    break;
                }

                var quoted = sentence[(at + 1)..end];
                at = end;
                if (quoted.Length > 0 && !cited.Any(note => note.Typed.Contains(quoted, StringComparison.Ordinal)))
                {
                    yield return quoted;
                }
            }
        }
    }

    /// <summary>Whether a note that is cited beside others has enough of the words to be cited for them.</summary>
    public static bool Shares(string sentence, string typed)
    {
        var pairs = Pairs.Of(Text.NormalText.Of(sentence).Value).ToHashSet();
        return pairs.Count == 0 || pairs.Intersect(Pairs.Of(Text.NormalText.Of(typed).Value)).Count() >= LeastShare * pairs.Count;
    }

    /// <summary>Where the piece stands without words before it that turn it round.</summary>
    private static int Find(string piece, string typed, int from)
    {
        for (var at = typed.IndexOf(piece, from, StringComparison.Ordinal); at >= 0; at = typed.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            if (!Polarity.IsTurnedBefore(typed, at))
            {
                return at;
            }
        }

        return -1;
    }
}
