using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Joins matters of different batches that are one: most of the notes of both are one matter to the program's own split.</summary>
internal static class MatterJoiner
{
    /// <returns>The matter with most notes first, as the offline drafter orders them.</returns>
    public static IReadOnlyList<PlannedMatter> Join(IReadOnlyList<IReadOnlyList<PlannedMatter>> batches, PlainSplit plain)
    {
        var joined = new List<PlannedMatter>();
        foreach (var batch in batches)
        {
            var before = joined.Count;
            foreach (var group in batch.SelectMany(plain.Cut))
            {
                if (Partner(joined, before, group, plain) is { } at)
                {
                    joined[at] = joined[at] with { Parts = Together(joined[at].Parts, group.Parts) };
                }
                else
                {
                    joined.Add(group);
                }
            }
        }

        return [.. joined.OrderByDescending(matter => matter.Parts.Count).ThenBy(matter => matter.First, StringComparer.Ordinal).ThenBy(matter => matter.Name, StringComparer.Ordinal)];
    }

    /// <summary>Among the matters of earlier batches; of several, the one whose words are nearest.</summary>
    private static int? Partner(List<PlannedMatter> joined, int before, PlannedMatter group, PlainSplit plain)
    {
        var matter = plain.MatterOf(group);
        var same = Enumerable.Range(0, before).Where(i => matter >= 0 && plain.MatterOf(joined[i]) == matter).ToList();
        if (same.Count < 2)
        {
            return same.Count == 0 ? null : same[0];
        }

        var similarity = new TextSimilarity([Words(group), .. same.Select(i => Words(joined[i]))]);
        return same[Enumerable.Range(0, same.Count).MaxBy(i => similarity.Between(0, i + 1))];
    }

    private static string Words(PlannedMatter matter) => matter.Name + "\n" + string.Join('\n', matter.Parts.Select(part => part.Value));

    private static IReadOnlyList<NotePart> Together(IReadOnlyList<NotePart> first, IReadOnlyList<NotePart> second) =>
        [.. first.Concat(second).DistinctBy(part => part.Note.Source.Id).OrderBy(part => part.Note.Source.Id, StringComparer.Ordinal)];
}
