using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Channels.Http;
using Polly.CircuitBreaker;

namespace ChatDelegate.Channels.Connector;

/// <summary>How the connectors and the login do: circuits by host, and calls held back.</summary>
internal sealed class ConnectorMetrics
{
    private readonly ConcurrentDictionary<string, CircuitBreakerStateProvider> _circuits = new(StringComparer.Ordinal);
    private readonly Counter<long> _held;

    public ConnectorMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(ChannelMetrics.MeterName);
        _held = meter.CreateCounter<long>("channels.connector.held", description: "Calls that our own limits put off.");
        meter.CreateObservableGauge("channels.connector.circuit", Circuits, description: "0 closed, 1 trying, 2 open.");
    }

    public CircuitBreakerStateProvider Watch(string host) => _circuits.GetOrAdd(host, _ => new CircuitBreakerStateProvider());

    public void Held(SendPriority priority) =>
        _held.Add(1, new KeyValuePair<string, object?>("priority", priority == SendPriority.Reply ? "reply" : "broadcast"));

    private IEnumerable<Measurement<int>> Circuits() => _circuits.Select(pair =>
        new Measurement<int>(Number(pair.Value.CircuitState), new KeyValuePair<string, object?>("host", pair.Key)));

    private static int Number(CircuitState state) => state switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        CircuitState.Open or CircuitState.Isolated => 2,
    };
}
