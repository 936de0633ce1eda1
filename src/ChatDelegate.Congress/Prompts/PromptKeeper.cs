using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts;

/// <summary>Has the prompts read before anything is served, at every change made here, and every few seconds for those made on other instances.</summary>
internal sealed class PromptKeeper(StoredPromptLibrary library, RecordSignals signals, TimeProvider time, ILogger<PromptKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await library.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = signals.NextAsync(typeof(PromptChange));
            await TryAsync(stoppingToken);
            await Task.WhenAny(bell, Task.Delay(Poll, time, stoppingToken));
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A database that is away for a moment must not end the keeper; the failure is logged and the next look tries again.")]
    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await library.ReadAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            PromptsLog.Stumbled(logger, failure);
        }
        catch (Exception)
        {
            // The server is stopping, and what it works with may be gone before it is.
        }
    }
}
