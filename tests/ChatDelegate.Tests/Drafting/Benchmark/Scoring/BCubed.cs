namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>
/// B-cubed over the notes of a bundle (Amigó et al. 2009): how pure the groups of each note are, and how whole. Left out:
/// the note itself does not count, so that leaving every note alone earns nothing.
/// </summary>
internal static class BCubed
{
    /// <summary>Sums of precision, of notes that have one, of recall, of notes that have one.</summary>
    public static double[] Of(IReadOnlyList<string> found, IReadOnlyList<string> gold, bool leftOut)
    {
        var sums = new double[4];
        for (var i = 0; i < gold.Count; i++)
        {
            var others = Enumerable.Range(0, gold.Count).Where(j => !leftOut || j != i).ToList();
            var group = others.Count(j => found[j] == found[i]);
            var matter = others.Count(j => gold[j] == gold[i]);
            var both = others.Count(j => found[j] == found[i] && gold[j] == gold[i]);
            var (alone, rightlyAlone) = (group == 0, group == 0 && matter == 0);
            sums[0] += rightlyAlone ? 1 : alone ? 0 : both / (double)group;
            sums[1] += alone && !rightlyAlone ? 0 : 1;
            sums[2] += rightlyAlone ? 1 : matter == 0 ? 0 : both / (double)matter;
            sums[3] += matter == 0 && !rightlyAlone ? 0 : 1;
        }

        return sums;
    }

    public static double F(double[] sums) =>
        Measure.F(sums[1] == 0 ? 0 : sums[0] / sums[1], sums[3] == 0 ? 0 : sums[2] / sums[3]);

    public static Measure Score(string name, IEnumerable<Grouping> groupings, bool leftOut) =>
        new(name, [.. groupings.Select(grouping => Of(grouping.Found, grouping.Gold, leftOut))], F);

    /// <summary>Bundles whose notes are grouped exactly as they should be.</summary>
    public static Measure Exact(string name, IEnumerable<Grouping> groupings) =>
        Measure.Share(name, groupings.Select(grouping => (IsExact(grouping) ? 1.0 : 0, 1.0)));

    internal static bool IsExact(Grouping grouping) =>
        Enumerable.Range(0, grouping.Gold.Count).All(i => Enumerable.Range(0, i).All(j => (grouping.Found[i] == grouping.Found[j]) == (grouping.Gold[i] == grouping.Gold[j])));
}

/// <summary>For each note of a bundle that says something: the group it was put into, and its matter.</summary>
internal sealed record Grouping(IReadOnlyList<string> Found, IReadOnlyList<string> Gold);
