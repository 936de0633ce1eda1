using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Whether a sentence is made of a note's own words: pieces between its signs, as typed and in order.</summary>
internal static class Quotation
{
    private const double LeastShare = 0.4;
    private static readonly char[] Signs = ['，', ',', '。', '；', ';', '：', ':', '！', '!', '？', '?'];

    public static bool IsFrom(string sentence, string typed)
    {
        var at = 0;
        foreach (var piece in sentence.Split(Signs, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            at = typed.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return at > 0;
    }

    /// <summary>Whether a note that is cited beside others has enough of the words to be cited for them.</summary>
    public static bool Shares(string sentence, string typed)
    {
        var pairs = Pairs.Of(Text.NormalText.Of(sentence).Value).ToHashSet();
        return pairs.Count == 0 || pairs.Intersect(Pairs.Of(Text.NormalText.Of(typed).Value)).Count() >= LeastShare * pairs.Count;
    }
}
