using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Drafting.Models;

/// <summary>How much is borne before somebody goes on without the model: section <c>Drafting:Resilience</c>.</summary>
public sealed class ResilienceOptions
{
    /// <summary>Questions under way at once.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>Questions that may wait for one of those places.</summary>
    [Range(0, 1_000)]
    public int Queue { get; set; } = 32;

    /// <summary>All tries of one question at one server; also the longest wait for a place.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>One try.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>Tries after the first.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Pause before the second try, doubled before each further one; half of it is by chance.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause that we choose; one that the server asks for may be longer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Share of failed tries that opens the circuit.</summary>
    [Range(0.05, 1)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewest tries in the window that say anything; a county congress asks a few questions a minute.</summary>
    [Range(2, 1_000)]
    public int MinimumTries { get; set; } = 4;

    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an open circuit stays open before one try is let through.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(30);
}
