namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>A figure over bundles: counts that add up over them, and what is made of their sums.</summary>
internal sealed record Measure(string Name, IReadOnlyList<double[]> Bundles, Func<double[], double> Of)
{
    private const int Samples = 1_000;

    public double Value { get; } = Of(Sum(Bundles));

    /// <summary>The 95 % interval of a bootstrap over the bundles.</summary>
    public (double Low, double High) Interval()
    {
        var random = new Seeded(7);
        var values = new double[Samples];
        var sum = new double[Bundles.Count == 0 ? 0 : Bundles[0].Length];
        for (var i = 0; i < Samples; i++)
        {
            Array.Clear(sum);
            for (var drawn = 0; drawn < Bundles.Count; drawn++)
            {
                var bundle = Bundles[random.Next(Bundles.Count)];
                for (var k = 0; k < sum.Length; k++)
                {
                    sum[k] += bundle[k];
                }
            }

            values[i] = Of(sum);
        }

        Array.Sort(values);
        return (values[Samples * 25 / 1000], values[Samples * 975 / 1000 - 1]);
    }

    /// <summary>Hits of all; 1 when there was nothing to hit.</summary>
    public static Measure Share(string name, IEnumerable<(double Hits, double All)> bundles) =>
        new(name, [.. bundles.Select(bundle => new[] { bundle.Hits, bundle.All })], sums => Ratio(sums[0], sums[1]));

    internal static double Ratio(double hits, double all) => all == 0 ? 1 : hits / all;

    internal static double F(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    private static double[] Sum(IReadOnlyList<double[]> bundles)
    {
        var sum = new double[bundles.Count == 0 ? 0 : bundles[0].Length];
        foreach (var bundle in bundles)
        {
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += bundle[k];
            }
        }

        return sum;
    }
}
