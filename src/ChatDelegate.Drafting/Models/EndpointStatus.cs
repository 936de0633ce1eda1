using Polly.CircuitBreaker;

namespace ChatDelegate.Drafting.Models;

/// <summary>How it stands with one server, for the console and the health check.</summary>
/// <param name="Host">Without path, key or query.</param>
/// <param name="Format">How answers are asked for by now.</param>
public sealed record EndpointStatus(string Provider, string Host, string Model, AnswerFormat Format, CircuitState Circuit)
{
    /// <summary>The latest of the two below.</summary>
    public ModelEvent? Last { get; init; }

    public ModelEvent? LastSuccess { get; init; }

    public ModelEvent? LastFailure { get; init; }
}

/// <param name="Took">From the question to the answer or the end of all tries.</param>
/// <param name="Failure">Null for an answer.</param>
/// <param name="Sentence">Why, for the administrator.</param>
public sealed record ModelEvent(DateTimeOffset At, TimeSpan Took, ModelFailure? Failure, string? Sentence);
