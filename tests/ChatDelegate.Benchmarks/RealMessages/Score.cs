namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>How well labels were found: the mean of the labels' F1, and the share that is right.</summary>
internal static class Score
{
    public static double MacroF1(IReadOnlyList<(string Gold, string Found)> pairs) => pairs.Select(pair => pair.Gold).Distinct().Average(label => F1(pairs, label));

    public static double Accuracy(IReadOnlyList<(string Gold, string Found)> pairs) => pairs.Average(pair => pair.Gold == pair.Found ? 1.0 : 0);

    public static double F1(IReadOnlyList<(string Gold, string Found)> pairs, string label)
    {
        var both = pairs.Count(pair => pair.Gold == label && pair.Found == label);
        var either = pairs.Count(pair => pair.Gold == label) + pairs.Count(pair => pair.Found == label);
        return either == 0 ? 0 : 2.0 * both / either;
    }

    /// <summary>95 % of a thousand samples with replacement lie between these.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<(string Gold, string Found)> pairs)
    {
        var random = new Random(20261209);
        var samples = Enumerable.Range(0, 1000).Select(_ => MacroF1([.. Enumerable.Range(0, pairs.Count).Select(_ => pairs[random.Next(pairs.Count)])])).Order().ToArray();
        return (samples[25], samples[974]);
    }
}
