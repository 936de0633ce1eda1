namespace ChatDelegate.Dialogs.Understanding;

/// <summary>How near two texts are.</summary>
internal static class Similarity
{
    private const int LongestOnStack = 128;

    /// <summary>Edits between two texts: insert, delete, replace, swap of neighbours.</summary>
    public static int Distance(string a, string b)
    {
        // Three rows of the table are enough: the one being filled and the two before it.
        var width = b.Length + 1;
        var rows = width <= LongestOnStack ? stackalloc int[3 * width] : new int[3 * width];
        for (var j = 0; j < width; j++)
        {
            rows[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var row = rows.Slice(i % 3 * width, width);
            var above = rows.Slice((i - 1) % 3 * width, width);
            var second = rows.Slice((i + 1) % 3 * width, width);
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                row[j] = swapped ? Math.Min(best, second[j - 2] + 1) : best;
            }
        }

        return rows[(a.Length % 3 * width) + b.Length];
    }

    /// <summary>Small slips of the finger: one edit from three characters on, two from eight on.</summary>
    public static bool IsTypo(string typed, string meant) =>
        Math.Min(typed.Length, meant.Length) >= 3 && Math.Abs(typed.Length - meant.Length) <= 2
        && Distance(typed, meant) <= (meant.Length >= 8 ? 2 : 1);
}
