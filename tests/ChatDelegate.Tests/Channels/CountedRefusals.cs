using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Channels;

/// <summary>The counter of refused requests of one server, by reason; others in this process are not heard.</summary>
internal sealed class CountedRefusals : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _byReason = new();

    public CountedRefusals(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "channels.requests.refused" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var (name, reason) in tags)
            {
                if (name == "reason")
                {
                    _byReason.AddOrUpdate((string)reason!, value, (_, before) => before + value);
                }
            }
        });
        _listener.Start();
    }

    public IReadOnlyDictionary<string, long> ByReason => _byReason;

    public void Dispose() => _listener.Dispose();
}
