namespace ChatDelegate.Dialogs.Understanding;

/// <summary>How near two texts are.</summary>
internal static class Similarity
{
    /// <summary>Edits between two texts: insert, delete, replace, swap of neighbours.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[a.Length, b.Length];
    }

    /// <summary>Shared pairs of neighbouring characters, 0 to 1 (Dice). Single characters count as a pair with the edge.</summary>
    public static double Score(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        var left = Pairs(a);
        var right = Pairs(b);
        if (left.Count == 0 || right.Count == 0)
        {
            return 0;
        }

        var shared = left.Sum(pair => Math.Min(pair.Value, right.GetValueOrDefault(pair.Key)));
        return 2.0 * shared / (left.Values.Sum() + right.Values.Sum());
    }

    /// <summary>Small slips of the finger: one edit from three characters on, two from eight on.</summary>
    public static bool IsTypo(string typed, string meant) =>
        Math.Min(typed.Length, meant.Length) >= 3 && Math.Abs(typed.Length - meant.Length) <= 2
        && Distance(typed, meant) <= (meant.Length >= 8 ? 2 : 1);

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var pairs = new Dictionary<(char, char), int>();
        var before = '^';
        foreach (var c in text)
        {
            pairs[(before, c)] = pairs.GetValueOrDefault((before, c)) + 1;
            before = c;
        }

        return pairs;
    }
}
