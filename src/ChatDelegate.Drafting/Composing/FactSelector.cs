namespace ChatDelegate.Drafting.Composing;

/// <summary>
/// Picks the candidates that cover the distinct facts of a section, most widely said first, then those that bring in
/// notes not cited yet. Greedy and deterministic.
/// </summary>
internal sealed class FactSelector
{
    private const double FactWeight = 3;
    private const double Repeats = 0.62;
    private readonly Dictionary<int, int> _pairCounts;
    private readonly Dictionary<string, int> _factCounts;

    public FactSelector(IReadOnlyList<Candidate> candidates)
    {
        _pairCounts = Counts(candidates, candidate => candidate.Pairs);
        _factCounts = Counts(candidates, candidate => candidate.Facts);
    }

    /// <param name="cited">Notes that other sections cite already; grows with the choice.</param>
    public IReadOnlyList<Candidate> Select(IEnumerable<Candidate> section, int most, HashSet<int> cited)
    {
        var left = section.OrderBy(candidate => candidate.Part).ThenBy(candidate => candidate.Position).ThenBy(candidate => candidate.Text.Length).ThenBy(candidate => candidate.Text, StringComparer.Ordinal).ToList();
        var chosen = new List<Candidate>();
        var pairs = new HashSet<int>();
        var facts = new HashSet<string>();
        while (chosen.Count < most)
        {
            left.RemoveAll(candidate => IsRepeated(candidate, pairs, facts));
            var best = left.Select(candidate => (Candidate: candidate, Gain: Gain(candidate, pairs, facts, cited))).OrderByDescending(pair => pair.Gain).FirstOrDefault();
            if (best.Candidate is null)
            {
                break;
            }

            chosen.Add(best.Candidate);
            pairs.UnionWith(best.Candidate.Pairs);
            facts.UnionWith(best.Candidate.Facts);
            cited.UnionWith(best.Candidate.Support);
        }

        return [.. chosen.OrderBy(candidate => Math.Round(candidate.MeanPosition, 2)).ThenByDescending(candidate => candidate.Support.Count).ThenBy(candidate => candidate.Part).ThenBy(candidate => candidate.Position)];
    }

    private double Gain(Candidate candidate, HashSet<int> pairs, HashSet<string> facts, HashSet<int> cited)
    {
        var gain = candidate.Pairs.Where(pair => !pairs.Contains(pair)).Sum(pair => Math.Log2(1 + _pairCounts[pair]))
            + candidate.Facts.Where(fact => !facts.Contains(fact)).Sum(fact => FactWeight * Math.Log2(1 + _factCounts[fact]));
        var news = candidate.Support.Count(part => !cited.Contains(part));
        return gain * candidate.Quality * Math.Sqrt(1 + candidate.Support.Count) * (1 + 0.5 * Math.Log2(1 + news)) / Math.Pow(25 + candidate.Value.Length, 0.8);
    }

    /// <summary>No fact of its own, and most of its words are there.</summary>
    private static bool IsRepeated(Candidate candidate, HashSet<int> pairs, HashSet<string> facts) =>
        candidate.Facts.All(facts.Contains) && candidate.Pairs.Count(pairs.Contains) >= Repeats * candidate.Pairs.Count && pairs.Count > 0;

    /// <summary>In how many notes a feature occurs.</summary>
    private static Dictionary<T, int> Counts<T>(IReadOnlyList<Candidate> candidates, Func<Candidate, IEnumerable<T>> features)
        where T : notnull =>
        candidates.SelectMany(candidate => features(candidate).Select(feature => (Feature: feature, candidate.Part)))
            .Distinct()
            .GroupBy(pair => pair.Feature)
            .ToDictionary(group => group.Key, group => group.Count());
}
