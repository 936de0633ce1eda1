using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Works on trials as they come: woken by the commit that asks for one, and looking now and then for those of other instances.</summary>
internal sealed class TrialWorker(TrialQueue queue, TrialRun run, DatabaseConnections connections, RecordSignals signals, TimeProvider time, ILogger<TrialWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    /// <summary>Works on the next one; false when there is none.</summary>
    internal async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (await queue.TakeAsync(cancellationToken) is not { } trial)
        {
            return false;
        }

        await queue.FinishAsync(trial, await WorkAsync(trial, cancellationToken), cancellationToken);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (connections.IsSqlite)
        {
            await TryAsync(async cancel => await queue.FreeAllAsync(cancel) < 0, stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = signals.NextAsync(typeof(PromptTrial));
            while (await TryAsync(NextAsync, stoppingToken))
            {
                // The next one at once.
            }

            await Task.WhenAny(bell, Task.Delay(Poll, time, stoppingToken));
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A failure of the model is part of the outcome; whatever else is thrown ends this trial and not the worker.")]
    private async Task<IReadOnlyList<SampleOutcome>?> WorkAsync(PromptTrial trial, CancellationToken cancellationToken)
    {
        try
        {
            return await run.RunAsync(trial, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            PromptsLog.TrialFailed(logger, trial.Id, trial.Attempts, failure);
            return null;
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A database that is away for a moment must not end the worker; the failure is logged and the next look tries again.")]
    private async Task<bool> TryAsync(Func<CancellationToken, Task<bool>> work, CancellationToken stoppingToken)
    {
        try
        {
            return await work(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            PromptsLog.Stumbled(logger, failure);
        }
        catch (Exception)
        {
            // The server is stopping, and what it works with may be gone before it is; a trial under way is taken up again after the next start.
        }

        return false;
    }
}
