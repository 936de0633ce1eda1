using System.Globalization;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>A line of the table: a figure, what it should be, and what the simplest means reach.</summary>
/// <param name="Target">As drafting.md asks for; null when it asks for none.</param>
/// <param name="Most">The target is a ceiling.</param>
internal sealed record Figure(string Id, Measure Measure, double? Target, bool Most, IReadOnlyList<(string Name, Func<double> Value)> Baselines)
{
    public bool Reached => Target is not { } target || (Most ? Measure.Value <= target + 1e-9 : Measure.Value >= target - 1e-9);

    public string Row()
    {
        var (low, high) = Measure.Interval();
        var target = Target is { } value ? (Most ? "≤ " : "≥ ") + Number(value) : "";
        var baselines = string.Join(", ", Baselines.Select(baseline => $"{baseline.Name} {Number(baseline.Value())}"));
        return $"| {Measure.Name} | {target} | {(Reached ? "" : "**")}{Number(Measure.Value)}{(Reached ? "" : "**")} | {Number(low)}–{Number(high)} | {baselines} |";
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
