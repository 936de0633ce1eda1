using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Similar;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>One job from claim to end. The drafter works outside any transaction, while the claim is kept alive.</summary>
internal sealed class DraftingRun(
    DraftingJobs jobs, IDbContextFactory<CongressDb> contexts, IDrafter drafter, SimilarNews similar, TimeProvider time, IOptions<SuggestionsOptions> options, ILogger<DraftingRun> logger)
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
    private async Task WorkAsync(ClaimedJob claimed, CancellationToken cancellationToken)
    {
        try
        {
            var (sources, request) = await ReadAsync(claimed.Job, cancellationToken);
            var result = await DraftAsync(claimed, request, cancellationToken);
            if (result is not null && await jobs.FinishAsync(claimed, sources, result, cancellationToken))
            {
                DraftingLog.Done(logger, claimed.Job.Id, sources.Count, result.Drafts.Count);
                await similar.TellAsync(claimed.Job, cancellationToken);
            }
            else
            {
                DraftingLog.Lost(logger, claimed.Job.Id);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            DraftingLog.Failed(logger, claimed.Job.Id, claimed.Job.Attempts, failure);
            await jobs.FailAsync(claimed, cancellationToken);
        }
    }

    private async Task<(IReadOnlyList<SourceItem> Sources, DraftingRequest Request)> ReadAsync(DraftingJob job, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = job.SourceIds.ToHashSet();
        var sources = (await SourcePool.LoadAsync(db, job.PersonId, job.BodyId, cancellationToken)).Where(item => wanted.Contains(item.Id)).ToList();
        var units = await db.Set<HandlingUnit>().AsNoTracking().Where(unit => unit.BodyId == job.BodyId).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        var categories = await db.Set<Category>().AsNoTracking().Where(category => category.BodyId == job.BodyId)
            .OrderBy(category => category.Order).Select(category => category.NameZh).ToListAsync(cancellationToken);
        return (sources, new DraftingRequest([.. sources.Select(item => item.ToNote())], [.. units.Select(unit => new HandlingUnitOption(unit.Name, unit.DutyWords))], categories));
    }

    /// <summary>Drafts and renews the claim meanwhile; null when another worker took the job over.</summary>
    private async Task<DraftingResult?> DraftAsync(ClaimedJob claimed, DraftingRequest request, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var drafting = drafter.DraftAsync(request, progress: null, stop.Token);
        var heartbeat = TimeSpan.FromSeconds(options.Value.LeaseSeconds) / 3;
        while (await Task.WhenAny(drafting, Task.Delay(heartbeat, time, stop.Token)) != drafting)
        {
            stop.Token.ThrowIfCancellationRequested();
            if (!await jobs.RenewAsync(claimed, cancellationToken))
            {
                await stop.CancelAsync();
                return null;
            }
        }

        var result = await drafting;
        await stop.CancelAsync();
        return result;
    }
}
