using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Archive;

/// <summary>Lets what is old leave the database: after the start, and then as often as the settings say.</summary>
internal sealed class ArchiveRunner(
    ArchiveLock only,
    TranscriptArchivist transcripts,
    ReceiptSweep receipts,
    IOptions<ArchiveOptions> options,
    IHostApplicationLifetime life,
    TimeProvider time,
    ILogger<ArchiveRunner> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = life.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(options.Value.Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What it was at goes on after the next start.
        }
    }

    /// <summary>A database or disk that is out of reach must not end it: nothing has left that is not safe elsewhere.</summary>
    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var held = await only.TryTakeAsync(cancellationToken);
            if (held is not null)
            {
                await transcripts.RunAsync(cancellationToken);
                await receipts.RunAsync(cancellationToken);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            ArchiveLog.Failed(logger, failure);
        }
    }
}
