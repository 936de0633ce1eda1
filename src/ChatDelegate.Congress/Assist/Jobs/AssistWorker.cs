using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Assist.Jobs;

/// <summary>Works on jobs as they come: woken by the commit that asks for one, and looking every few seconds for those of other instances.</summary>
internal sealed class AssistWorker(AssistRun run, AssistJobs jobs, DatabaseConnections connections, RecordSignals signals, TimeProvider time, ILogger<AssistWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (connections.IsSqlite)
        {
            await TryAsync(jobs.FreeAllAsync, stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = signals.NextAsync(typeof(AssistJob));
            await TryAsync(RunAllAsync, stoppingToken);
            await Task.WhenAny(bell, Task.Delay(Poll, time, stoppingToken));
        }
    }

    private async Task<int> RunAllAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await run.NextAsync(cancellationToken))
        {
            done++;
        }

        return done;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A database that is away for a moment must not end the worker; the failure is logged and the next look tries again.")]
    private async Task TryAsync(Func<CancellationToken, Task<int>> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            AssistLog.Stumbled(logger, failure);
        }
        catch (Exception)
        {
            // The server is stopping, and what it works with may be gone before it is; a job under way is taken up again after the next start.
        }
    }
}
