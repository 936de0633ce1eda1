using System.Diagnostics.Metrics;

namespace ChatDelegate.Channels.Http;

/// <summary>What the room counts, under the meter <c>ChatDelegate.Channels</c>. Counts only: never who or what.</summary>
public sealed class ChannelMetrics
{
    public const string MeterName = "ChatDelegate.Channels";

    internal const string DirectLine = "directline";
    internal const string Messages = "messages";

    private readonly Counter<long> _received;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _sent;
    private readonly UpDownCounter<long> _streams;

    public ChannelMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create(MeterName);
        _received = meter.CreateCounter<long>("channels.activities.received");
        _refused = meter.CreateCounter<long>("channels.requests.refused");
        _sent = meter.CreateCounter<long>("channels.connector.calls");
        _streams = meter.CreateUpDownCounter<long>("channels.directline.streams");
    }

    internal void Received(string endpoint) => _received.Add(1, Tag("endpoint", endpoint));

    internal void Refused(string endpoint, string reason) => _refused.Add(1, Tag("endpoint", endpoint), Tag("reason", reason));

    internal void Called(string outcome) => _sent.Add(1, Tag("outcome", outcome));

    internal void Streams(int change) => _streams.Add(change);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
