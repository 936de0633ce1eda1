using ChatDelegate.Drafting.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Assist.Jobs;

/// <summary>Does one job: the long part outside the record, in it only what came of it.</summary>
internal sealed class AssistRun(AssistJobs jobs, TimeProvider time, IOptions<AssistOptions> options, ILogger<AssistRun> logger)
{
    /// <summary>Does the next job; false when there is none.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (await jobs.TakeAsync(cancellationToken) is not { } claimed)
        {
            return false;
        }

        await DoAsync(claimed, cancellationToken);
        return true;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with one job must not keep the others waiting; it is logged, tried again and then given up.")]
    private async Task DoAsync(ClaimedAssist claimed, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await WorkAsync(claimed, cancellationToken);
            if (outcome is not null && await jobs.FinishAsync(claimed, outcome, cancellationToken))
            {
                AssistLog.Done(logger, claimed.Job.Id, claimed.Job.Kind);
            }
            else
            {
                AssistLog.Lost(logger, claimed.Job.Id, claimed.Job.Kind);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            AssistLog.Failed(logger, claimed.Job.Id, claimed.Job.Kind, claimed.Job.Attempts, failure);
            await jobs.FailAsync(claimed, IsForGood(failure), cancellationToken);
        }
    }

    /// <summary>A budget is not there again in a few seconds, and a setting has to be changed by somebody.</summary>
    private static bool IsForGood(Exception failure) =>
        failure is ModelFailedException { Reason: ModelFailure.OverBudget or ModelFailure.Rejected or ModelFailure.Refused or ModelFailure.TooLarge };

    /// <summary>Works and renews the claim meanwhile; null when another worker took the job over.</summary>
    private async Task<AssistOutcome?> WorkAsync(ClaimedAssist claimed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = jobs.WorkOf(claimed.Job).DoAsync(claimed.Job, stop.Token);
        var heartbeat = TimeSpan.FromSeconds(options.Value.LeaseSeconds) / 3;
        while (await Task.WhenAny(working, Task.Delay(heartbeat, time, stop.Token)) != working)
        {
            stop.Token.ThrowIfCancellationRequested();
            if (!await jobs.RenewAsync(claimed, cancellationToken))
            {
                await stop.CancelAsync();
                return null;
            }
        }

        var outcome = await working;
        await stop.CancelAsync();
        return outcome;
    }
}
