using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>Calls in numbers.</summary>
/// <param name="Calls">That reached for the model; kept answers and refusals for want of budget are in <paramref name="Outcomes"/> only.</param>
/// <param name="IsEstimated">Some servers have not said their tokens.</param>
/// <param name="Cost">In the currency of <see cref="PriceOptions"/>.</param>
/// <param name="P50">Milliseconds that half of the answers took at most; null without an answer.</param>
/// <param name="P95">Milliseconds that all but the slowest twentieth took at most.</param>
public sealed record ModelFigures(
    int Calls, long TokensIn, long TokensOut, bool IsEstimated, decimal Cost, int? P50, int? P95, IReadOnlyDictionary<CallOutcome, int> Outcomes)
{
    private const decimal Micros = 1_000_000m;

    internal static ModelFigures Of(IReadOnlyList<ModelCall> calls)
    {
        List<int> times = [.. calls.Where(call => call.Outcome == CallOutcome.Answered).Select(call => call.Milliseconds).Order()];
        return new ModelFigures(
            calls.Count(call => CallOutcomes.WasCalled(call.Outcome)),
            calls.Sum(call => (long)call.TokensIn),
            calls.Sum(call => (long)call.TokensOut),
            calls.Any(call => call.IsEstimated && CallOutcomes.WasCalled(call.Outcome)),
            calls.Sum(call => call.CostMicros) / Micros,
            Share(times, 0.5),
            Share(times, 0.95),
            calls.GroupBy(call => call.Outcome).OrderBy(group => group.Key).ToDictionary(group => group.Key, group => group.Count()));
    }

    /// <summary>Nearest rank: a time that was really measured.</summary>
    private static int? Share(List<int> sorted, double share) => sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
