using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Polly.CircuitBreaker;

namespace ChatDelegate.Drafting.Models;

/// <summary>The meter <c>ChatDelegate.Models</c>: calls and how long they took by outcome, tokens by direction, circuit by host.</summary>
public sealed class ModelMetrics
{
    public const string MeterName = "ChatDelegate.Models";

    private const string Answered = "answered";

    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Histogram<double> _durations;

    public ModelMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _calls = _meter.CreateCounter<long>("model.calls");
        _tokens = _meter.CreateCounter<long>("model.tokens");
        _durations = _meter.CreateHistogram<double>("model.duration", "s");
    }

    /// <summary>0 closed, 1 half open, 2 open.</summary>
    internal void ObserveCircuits(Func<IEnumerable<(string Host, CircuitState State)>> circuits) =>
        _meter.CreateObservableGauge("model.circuit", () => circuits().Select(circuit => new Measurement<int>(Number(circuit.State), new KeyValuePair<string, object?>("host", circuit.Host))));

    internal void ObserveWaiting(Func<int> waiting) => _meter.CreateObservableGauge("model.waiting", waiting);

    /// <summary>One question to one server, with all its tries.</summary>
    internal void Count(string host, ModelEvent happened, UsageDetails? usage)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", happened.Failure is { } failure ? Name(failure) : Answered);
        var server = new KeyValuePair<string, object?>("host", host);
        _calls.Add(1, outcome, server);
        _durations.Record(happened.Took.TotalSeconds, outcome, server);
        _tokens.Add(usage?.InputTokenCount ?? 0, new KeyValuePair<string, object?>("direction", "in"), server);
        _tokens.Add(usage?.OutputTokenCount ?? 0, new KeyValuePair<string, object?>("direction", "out"), server);
    }

    private static int Number(CircuitState state) => state switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        CircuitState.Open or CircuitState.Isolated => 2,
    };

    private static string Name(ModelFailure failure) => failure switch
    {
        ModelFailure.Unavailable => "unavailable",
        ModelFailure.Timeout => "timeout",
        ModelFailure.RateLimited => "rate_limited",
        ModelFailure.Refused => "refused",
        ModelFailure.Truncated => "truncated",
        ModelFailure.BadAnswer => "bad_answer",
        ModelFailure.Rejected => "rejected",
        ModelFailure.OverBudget => "over_budget",
        ModelFailure.Busy => "busy",
        ModelFailure.TooLarge => "too_large",
    };
}
