using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Assist.Jobs;

/// <summary>Works on jobs as they come, one after the other.</summary>
internal sealed class AssistWorker(AssistRun run, AssistJobs jobs, DatabaseConnections connections, RecordSignals signals, TimeProvider time, ILogger<AssistWorker> logger)
    : RecordWorker(signals, typeof(AssistJob), TimeSpan.FromSeconds(3), time)
{
    protected override Task BeginAsync(CancellationToken cancellationToken) => connections.IsSqlite ? jobs.FreeAllAsync(cancellationToken) : Task.CompletedTask;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        while (await run.NextAsync(cancellationToken))
        {
            // The next one at once.
        }
    }

    protected override void Stumbled(Exception failure) => AssistLog.Stumbled(logger, failure);
}
