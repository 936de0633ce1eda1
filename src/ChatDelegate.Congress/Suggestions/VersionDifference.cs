using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>What changed from one version to another, sentence by sentence.</summary>
public static class VersionDifference
{
    /// <summary>Each line that is gone, new or changed; unchanged ones are left out.</summary>
    public static IReadOnlyList<DifferenceLine> Between(SuggestionText before, SuggestionText after)
    {
        List<DifferenceLine> lines = [];
        if (before.Title != after.Title)
        {
            lines.Add(new DifferenceLine(DifferencePart.Title, 0, before.Title, after.Title));
        }

        if (!before.Units.SequenceEqual(after.Units))
        {
            lines.Add(new DifferenceLine(DifferencePart.Units, 0, string.Join('、', before.Units), string.Join('、', after.Units)));
        }

        if (before.Category != after.Category)
        {
            lines.Add(new DifferenceLine(DifferencePart.Category, 0, before.Category, after.Category));
        }

        lines.AddRange(Sentences(before.Numbered, after.Numbered));
        return lines;
    }

    internal static Card Card(CommandContext context, string title, SuggestionText before, SuggestionText after) =>
        new(title, Blocks(context.Phrases, context.Locale, before, after), []);

    internal static IReadOnlyList<CardBlock> Blocks(PhraseBook phrases, string locale, SuggestionText before, SuggestionText after)
    {
        var lines = Between(before, after);
        List<CardBlock> blocks = lines.Count == 0 ? [new Paragraph(phrases(locale, "diff.same"))] : [];
        foreach (var line in lines)
        {
            blocks.Add(new Paragraph(phrases(locale, $"diff.part.{line.Part}", ("n", line.N)), ParagraphStyle.Heading));
            if (line.Before is { } gone)
            {
                blocks.Add(new Entry(gone, "−", phrases(locale, "diff.before")));
            }

            if (line.After is { } now)
            {
                blocks.Add(new Entry(now, "+", phrases(locale, "diff.after")));
            }
        }

        return blocks;
    }

    /// <summary>Between the sentences that stay, what is gone is paired with what came in its place, section by section.</summary>
    private static IEnumerable<DifferenceLine> Sentences(IReadOnlyList<WrittenSentence> before, IReadOnlyList<WrittenSentence> after)
    {
        var common = Common(before, after);
        List<int> gone = [];
        List<int> added = [];
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && Same(before[i], after[j]))
            {
                foreach (var line in Pair(before, gone, after, added))
                {
                    yield return line;
                }

                gone.Clear();
                added.Clear();
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= after.Count || (i < before.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                gone.Add(i++);
            }
            else
            {
                added.Add(j++);
            }
        }

        foreach (var line in Pair(before, gone, after, added))
        {
            yield return line;
        }
    }

    private static IEnumerable<DifferenceLine> Pair(IReadOnlyList<WrittenSentence> before, List<int> gone, IReadOnlyList<WrittenSentence> after, List<int> added)
    {
        foreach (var section in Enum.GetValues<Section>())
        {
            var old = gone.Where(i => before[i].Section == section).ToList();
            var fresh = added.Where(j => after[j].Section == section).ToList();
            for (var k = 0; k < Math.Max(old.Count, fresh.Count); k++)
            {
                var (was, now) = (k < old.Count ? before[old[k]].Text : null, k < fresh.Count ? after[fresh[k]].Text : null);
                yield return new DifferenceLine(DifferencePart.Sentence, 1 + (now is null ? old[k] : fresh[k]), was, now);
            }
        }
    }

    private static int[,] Common(IReadOnlyList<WrittenSentence> before, IReadOnlyList<WrittenSentence> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = Same(before[i], after[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static bool Same(WrittenSentence one, WrittenSentence other) => one.Section == other.Section && one.Text == other.Text;
}

/// <summary>One change.</summary>
/// <param name="N">Number of the sentence, in the newer version if it is there.</param>
/// <param name="Before">Null when it is new.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record DifferenceLine(DifferencePart Part, int N, string? Before, string? After);

public enum DifferencePart
{
    Title,
    Units,
    Category,
    Sentence,
}
