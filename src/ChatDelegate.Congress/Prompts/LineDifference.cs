using ChatDelegate.Drafting.Editing;

namespace ChatDelegate.Congress.Prompts;

/// <summary>What changed from one file to another, line by line.</summary>
public static class LineDifference
{
    /// <summary>Lines shown on each side of a change, to find it by.</summary>
    private const int Around = 2;

    /// <summary>The lines that changed and those around them; <see cref="ChangeKind.Changed"/> stands for lines left out in between. Empty when nothing changed.</summary>
    public static IReadOnlyList<DifferentLine> Between(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        List<DifferentLine> all =
        [
            .. Sequence.Align(old, now, string.Equals).Select(pair => pair.Right is { } right
                ? new DifferentLine(pair.Left is null ? ChangeKind.Added : ChangeKind.Same, right + 1, now[right])
                : new DifferentLine(ChangeKind.Removed, null, old[pair.Left ?? 0])),
        ];
        var changed = Enumerable.Range(0, all.Count).Where(i => all[i].Kind != ChangeKind.Same).ToList();
        return [.. Shown(all, changed)];
    }

    private static IEnumerable<DifferentLine> Shown(List<DifferentLine> all, List<int> changed)
    {
        var last = -1;
        foreach (var i in changed.SelectMany(at => Enumerable.Range(at - Around, (2 * Around) + 1)).Where(i => i >= 0 && i < all.Count).Distinct().Order())
        {
            if (i > last + 1)
            {
                yield return new DifferentLine(ChangeKind.Changed, null, string.Empty);
            }

            yield return all[i];
            last = i;
        }
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

/// <param name="Number">Of the line in the newer text; null when it is not in it.</param>
public sealed record DifferentLine(ChangeKind Kind, int? Number, string Text);
