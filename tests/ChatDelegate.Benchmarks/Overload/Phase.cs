namespace ChatDelegate.Benchmarks.Overload;

/// <summary>What one stretch of time has shown.</summary>
internal sealed record Phase
{
    public required string Name { get; init; }

    /// <summary>Turns a second that were sent.</summary>
    public required double Offered { get; init; }

    /// <summary>Of them, those that were answered rightly.</summary>
    public required double Accepted { get; init; }

    /// <summary>Milliseconds from the post to the answer read.</summary>
    public required double P50 { get; init; }

    public required double P99 { get; init; }

    public required double Worst { get; init; }

    /// <summary>A second: those that were told to come again.</summary>
    public required double Refused { get; init; }

    /// <summary>Milliseconds from the post to the refusal.</summary>
    public required double RefusedP99 { get; init; }

    /// <summary>Neither answered rightly nor told to come again.</summary>
    public required int Errors { get; init; }

    public string? FirstError { get; init; }

    /// <summary>Cores that the server kept busy, the sender, and work that has nothing to do with either: above a quarter, the figures are worthless.</summary>
    public double ServerCores { get; init; }

    public double SenderCores { get; init; }

    public double OtherCores { get; init; }

    /// <summary>Most memory that the server has held so far.</summary>
    public double PeakMegabytes { get; init; }

    /// <summary>What a flood beside it was answered, a second: taken and refused.</summary>
    public double FloodTaken { get; init; }

    public double FloodRefused { get; init; }
}
