using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>One job from claim to end.</summary>
internal sealed class DraftingRun(DraftingJobs jobs, DraftWork drafts, ReviseWork revisions, MissingWork questions, ILogger<DraftingRun> logger)
{
    /// <summary>Works on the next job; false when there is none.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (await jobs.TakeAsync(cancellationToken) is not { } claimed)
        {
            return false;
        }

        await WorkAsync(claimed, cancellationToken);
        return true;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever a drafter throws is a failed attempt of this job; the worker lives on and the delegate is told.")]
    public async Task WorkAsync(ClaimedJob claimed, CancellationToken cancellationToken)
    {
        try
        {
            await (claimed.Job.Kind switch
            {
                DraftingKind.Draft => drafts.RunAsync(claimed, cancellationToken),
                DraftingKind.Revise => revisions.RunAsync(claimed, cancellationToken),
                DraftingKind.Missing => questions.RunAsync(claimed, cancellationToken),
            });
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            DraftingLog.Failed(logger, claimed.Job.Id, claimed.Job.Attempts, failure);
            await jobs.FailAsync(claimed, cancellationToken);
        }
    }
}
