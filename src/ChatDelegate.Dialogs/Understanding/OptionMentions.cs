using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Finds whole option names in a longer text.</summary>
internal static class OptionMentions
{
    private static readonly string[] Refusals = ["不是", "不选", "不要", "并非", "除了", "没选", "not ", "except ", "but "];

    public static ImmutableArray<Mention<int>> Find(string folded, IReadOnlyList<Option> options)
    {
        var all = new List<(int Start, int Length, int Option)>();
        for (var option = 0; option < options.Count; option++)
        {
            var name = Fold.InPlace(options[option].Label).Trim();
            if (name.Length < 2)
            {
                continue;
            }

            for (var at = folded.IndexOf(name, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (IsWhole(folded, at, name.Length))
                {
                    all.Add((at, name.Length, option));
                }
            }
        }

        return Longest(folded, all);
    }

    private static ImmutableArray<Mention<int>> Longest(string folded, List<(int Start, int Length, int Option)> all)
    {
        var found = ImmutableArray.CreateBuilder<Mention<int>>();
        var end = 0;
        foreach (var same in all.GroupBy(one => (one.Start, one.Length)).OrderBy(group => group.Key.Start).ThenByDescending(group => group.Key.Length))
        {
            if (same.Key.Start >= end)
            {
                end = same.Key.Start + same.Key.Length;
                if (!IsRefused(folded, same.Key.Start))
                {
                    found.Add(new Mention<int>(same.Key.Start, same.Key.Length, [.. same.Select(one => one.Option)]));
                }
            }
        }

        return found.ToImmutable();
    }

    private static bool IsWhole(string folded, int start, int length) =>
        (start == 0 || !IsLetter(folded[start]) || !IsLetter(folded[start - 1])) && (start + length == folded.Length || !IsLetter(folded[start + length - 1]) || !IsLetter(folded[start + length]));

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c);

    private static bool IsRefused(string folded, int start)
    {
        var before = folded.AsSpan(0, start);
        foreach (var refusal in Refusals)
        {
            if (before.EndsWith(refusal, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
