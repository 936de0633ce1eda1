namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>Categories and handling units.</summary>
internal static class Labels
{
    /// <summary>The mean of each category's F; a category that neither occurs nor is given does not count.</summary>
    public static Measure MacroF1(string name, IReadOnlyList<string> categories, IEnumerable<IReadOnlyList<(string Found, IReadOnlyList<string> Right)>> bundles) =>
        new(name, [.. bundles.Select(bundle => Counts(categories, bundle))], sums =>
        {
            var present = Enumerable.Range(0, categories.Count).Where(i => sums[3 * i] + sums[3 * i + 1] + sums[3 * i + 2] > 0).ToList();
            return present.Count == 0 ? 1 : present.Average(i => 2 * sums[3 * i] / (2 * sums[3 * i] + sums[3 * i + 1] + sums[3 * i + 2]));
        });

    public static Measure Accuracy(string name, IEnumerable<IReadOnlyList<(string Found, IReadOnlyList<string> Right)>> bundles) =>
        Measure.Share(name, bundles.Select(bundle => ((double)bundle.Count(pair => pair.Right.Contains(pair.Found)), (double)bundle.Count)));

    /// <summary>Whether one of the first <paramref name="top"/> units may lead.</summary>
    public static bool HasLead(IReadOnlyList<string> units, MatterText matter, int top) => units.Take(top).Any(matter.Lead.Contains);

    private static double[] Counts(IReadOnlyList<string> categories, IReadOnlyList<(string Found, IReadOnlyList<string> Right)> bundle)
    {
        var counts = new double[3 * categories.Count];
        foreach (var (found, right) in bundle)
        {
            var wanted = right.Contains(found) ? found : right[0];
            for (var i = 0; i < categories.Count; i++)
            {
                counts[3 * i] += categories[i] == found && found == wanted ? 1 : 0;
                counts[3 * i + 1] += categories[i] == found && found != wanted ? 1 : 0;
                counts[3 * i + 2] += categories[i] == wanted && found != wanted ? 1 : 0;
            }
        }

        return counts;
    }
}
