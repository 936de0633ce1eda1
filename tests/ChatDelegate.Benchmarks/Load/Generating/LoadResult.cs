using System.Diagnostics;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>What one run of the generator measured.</summary>
internal sealed record LoadResult
{
    public required int Turns { get; init; }

    public required double TurnsASecond { get; init; }

    /// <summary>Milliseconds from the post to the answer read, as are the next two.</summary>
    public required double P50 { get; init; }

    public required double P95 { get; init; }

    public required double P99 { get; init; }

    /// <summary>Seconds of the bot's processor time for a thousand turns; that is milliseconds a turn.</summary>
    public required double BotWork { get; init; }

    public required double DatabaseWork { get; init; }

    /// <summary>Cores that the generator kept busy.</summary>
    public required double GeneratorCores { get; init; }

    /// <summary>Cores that were busy with none of it: above a quarter, the figures are not the bot's.</summary>
    public required double OtherCores { get; init; }

    public double PeakMegabytes { get; init; }

    public long Errors { get; init; }

    public long Strays { get; init; }

    public string? FirstError { get; init; }

    public static LoadResult Of(IReadOnlyCollection<Sample> samples, TimeSpan elapsed, Work work)
    {
        var latencies = samples.Select(sample => Stopwatch.GetElapsedTime(sample.Sent, sample.Replied).TotalMilliseconds).Order().ToArray();
        var thousands = Math.Max(1, samples.Count) / 1000d;
        return new LoadResult
        {
            Turns = samples.Count,
            TurnsASecond = samples.Count / elapsed.TotalSeconds,
            P50 = At(latencies, 0.50),
            P95 = At(latencies, 0.95),
            P99 = At(latencies, 0.99),
            BotWork = work.Bot / thousands,
            DatabaseWork = work.Database / thousands,
            GeneratorCores = work.Generator / elapsed.TotalSeconds,
            OtherCores = Math.Max(0, work.Machine - work.Bot - work.Database - work.Generator) / elapsed.TotalSeconds,
        };
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
