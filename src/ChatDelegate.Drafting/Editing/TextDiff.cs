namespace ChatDelegate.Drafting.Editing;

/// <summary>Differences between two texts, character by character (longest common subsequence).</summary>
public static class TextDiff
{
    /// <summary>Texts too long to compare (over about 4 million pairs of characters) count as wholly replaced.</summary>
    private const int MostPairs = 4_000_000;

    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        if ((long)before.Length * after.Length > MostPairs)
        {
            return [new TextPiece(ChangeKind.Removed, before), new TextPiece(ChangeKind.Added, after)];
        }

        var old = Elements(before);
        var now = Elements(after);
        var pieces = new List<TextPiece>();
        foreach (var (left, right) in Sequence.Align(old, now, (a, b) => a == b))
        {
            var kind = left is null ? ChangeKind.Added : right is null ? ChangeKind.Removed : ChangeKind.Same;
            var text = right is { } r ? now[r] : left is { } l ? old[l] : "";
            if (pieces.Count > 0 && pieces[^1].Kind == kind)
            {
                pieces[^1] = new TextPiece(kind, pieces[^1].Text + text);
                continue;
            }

            pieces.Add(new TextPiece(kind, text));
        }

        return pieces;
    }

    /// <summary>Share of characters that stayed, of both texts together.</summary>
    internal static double Likeness(IReadOnlyList<TextPiece> pieces)
    {
        var same = pieces.Where(piece => piece.Kind == ChangeKind.Same).Sum(piece => piece.Text.Length);
        var all = 2.0 * same + pieces.Where(piece => piece.Kind != ChangeKind.Same).Sum(piece => piece.Text.Length);
        return all == 0 ? 1 : 2 * same / all;
    }

    private static List<string> Elements(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];
}
