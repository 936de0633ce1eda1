using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Works on trials as they come, one after the other.</summary>
internal sealed class TrialWorker(TrialQueue queue, TrialRun run, DatabaseConnections connections, RecordSignals signals, TimeProvider time, ILogger<TrialWorker> logger)
    : RecordWorker(signals, typeof(PromptTrial), TimeSpan.FromSeconds(10), time)
{
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

    protected override Task BeginAsync(CancellationToken cancellationToken) => connections.IsSqlite ? queue.FreeAllAsync(cancellationToken) : Task.CompletedTask;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken))
        {
            // The next one at once.
        }
    }

    protected override void Stumbled(Exception failure) => PromptsLog.Stumbled(logger, failure);

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
}
