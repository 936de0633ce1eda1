namespace ChatDelegate.Drafting.Composing;

/// <summary>
/// Picks the candidates that cover the distinct facts of a section, most widely said first, and among them those that
/// bring in notes not cited yet. Greedy and deterministic.
/// </summary>
internal sealed class FactSelector
{
    private const double FactWeight = 3;

    /// <summary>Below it a candidate is taken only when there is nothing else.</summary>
    private const double LeastQuality = 0.35;
    private const double Repeats = 0.62;
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, int> _factCounts;

    public FactSelector(IReadOnlyList<Candidate> candidates, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _factCounts = candidates.SelectMany(candidate => candidate.Facts.Select(fact => (Fact: fact, candidate.Part)))
            .Distinct()
            .GroupBy(pair => pair.Fact)
            .ToDictionary(group => group.Key, group => group.Count());
    }

    /// <param name="wanted">Facts that must not be missing, such as figures that contradict each other.</param>
    /// <param name="cited">Notes that other sections cite already; grows with the choice.</param>
    public IReadOnlyList<Candidate> Select(IEnumerable<Candidate> section, int most, IReadOnlyList<string> wanted, HashSet<int> cited)
    {
        var left = section.OrderBy(candidate => candidate.Part).ThenBy(candidate => candidate.Clauses).ToList();
        var chosen = new List<Candidate>();
        var pairs = new bool[_vocabulary.Size];
        var facts = new HashSet<string>();
        while (chosen.Count < most)
        {
            left.RemoveAll(candidate => chosen.Any(other => Overlap(candidate, other)) || (chosen.Count > 0 && IsRepeated(candidate, pairs, facts)));
            var missing = wanted.Where(fact => !facts.Contains(fact) && left.Any(candidate => candidate.Facts.Contains(fact))).ToList();
            IEnumerable<Candidate> pool = missing.Count > 0 && missing.Count >= most - chosen.Count ? left.Where(candidate => candidate.Facts.Any(missing.Contains)) : left;
            pool = chosen.Count > 0 ? pool.Where(candidate => candidate.Quality >= LeastQuality) : pool;
            if (pool.MaxBy(candidate => Gain(candidate, pairs, facts, cited)) is not { } best)
            {
                break;
            }

            chosen.Add(best);
            Array.ForEach(best.Pairs, pair => pairs[pair] = true);
            facts.UnionWith(best.Facts);
            cited.UnionWith(best.Support);
        }

        return [.. chosen.OrderBy(candidate => Math.Round(candidate.MeanPosition, 2)).ThenByDescending(candidate => candidate.Support.Count).ThenBy(candidate => candidate.Part).ThenBy(candidate => candidate.Clauses)];
    }

    private double Gain(Candidate candidate, bool[] pairs, HashSet<string> facts, HashSet<int> cited)
    {
        var gain = 0.0;
        foreach (var pair in candidate.Pairs)
        {
            gain += pairs[pair] ? 0 : _vocabulary.Spread(pair);
        }

        foreach (var fact in candidate.Facts)
        {
            gain += facts.Contains(fact) ? 0 : FactWeight * Math.Log2(1 + _factCounts[fact]);
        }

        var news = 0;
        foreach (var part in candidate.Support)
        {
            news += cited.Contains(part) ? 0 : 1;
        }

        return gain * candidate.Quality * Math.Pow(1 + candidate.Support.Count, 0.8) * (1 + 0.5 * Math.Log2(1 + news)) / Math.Pow(25 + candidate.Value.Length, 0.8);
    }

    private static bool Overlap(Candidate first, Candidate second) =>
        first.Part == second.Part && first.Clauses.First <= second.Clauses.Last && second.Clauses.First <= first.Clauses.Last;

    /// <summary>No fact of its own, and most of its words are there.</summary>
    private static bool IsRepeated(Candidate candidate, bool[] pairs, HashSet<string> facts)
    {
        var known = 0;
        foreach (var pair in candidate.Pairs)
        {
            known += pairs[pair] ? 1 : 0;
        }

        return known >= Repeats * candidate.Pairs.Length && candidate.Facts.All(facts.Contains);
    }
}
