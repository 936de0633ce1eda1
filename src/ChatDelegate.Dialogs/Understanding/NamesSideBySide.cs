using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>
/// A text made of whole option names, with or without an "and" between them: 供水供电环境卫生, 水和电和路. Taken only when
/// there is one way to cut it into names.
/// </summary>
internal static class NamesSideBySide
{
    private const int Longest = 400;

    private static readonly string[] Links = ["和", "以及", "及", "还有", "跟", "与", "and"];

    public static ImmutableArray<int>? Read(string bare, OptionNames names)
    {
        if (bare.Length is 0 or > Longest)
        {
            return null;
        }

        // ways[i]: in how many ways the text from i on can be cut (2 stands for more), next[i]: which name begins the one way.
        var ways = new int[bare.Length + 1];
        var next = new (int Option, int End)[bare.Length];
        ways[bare.Length] = 1;
        for (var at = bare.Length - 1; at >= 0; at--)
        {
            for (var option = 0; option < names.Count; option++)
            {
                var name = names[option];
                if (name.Length > 0 && bare.AsSpan(at).StartsWith(name, StringComparison.Ordinal))
                {
                    Join(bare, at, option, at + name.Length, ways, next);
                }
            }
        }

        if (ways[0] != 1)
        {
            return null;
        }

        var found = new SortedSet<int>();
        for (var at = 0; at < bare.Length; at = next[at].End)
        {
            found.Add(next[at].Option);
        }

        return [.. found];
    }

    private static void Join(string bare, int at, int option, int end, int[] ways, (int Option, int End)[] next)
    {
        Count(at, option, end, ways, next);
        foreach (var link in Links)
        {
            if (end + link.Length < bare.Length && bare.AsSpan(end).StartsWith(link, StringComparison.Ordinal))
            {
                Count(at, option, end + link.Length, ways, next);
            }
        }
    }

    private static void Count(int at, int option, int end, int[] ways, (int Option, int End)[] next)
    {
        if (ways[end] > 0)
        {
            ways[at] = Math.Min(2, ways[at] + ways[end]);
            next[at] = (option, end);
        }
    }
}
