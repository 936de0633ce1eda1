using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>One timer for all streams: an empty frame to the idle, the door to those who do not read.</summary>
internal sealed class DirectLineKeepAlive(
    DirectLineStreams streams, IOptions<DirectLineOptions> options, TimeProvider time, ILogger<DirectLineKeepAlive> log) : BackgroundService
{
    // Four looks an interval: a frame is at most a quarter late.
    private const int LooksPerInterval = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.KeepAlive / LooksPerInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    internal void Look()
    {
        var dropped = 0;
        foreach (var stream in streams.All())
        {
            if (stream.KeptWaiting > options.Value.SlowestRead)
            {
                stream.Abort();
                dropped++;
            }
            else if (stream.Idle >= options.Value.KeepAlive * (LooksPerInterval - 1) / LooksPerInterval)
            {
                stream.Offer(ReadOnlyMemory<byte>.Empty);
            }
        }

        if (dropped > 0)
        {
            log.SlowReadersDropped(dropped);
        }
    }
}
