using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Similar;
using ChatDelegate.Congress.Suggestions.Flagging;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Makes suggestions out of notes: each finished draft is stored and shown as it comes, the last word sums up.</summary>
internal sealed class DraftWork(
    DraftingJobs jobs, JobKeeper keeper, DraftingNotices notices, DraftingLists lists, SimilarNews similar, IDbContextFactory<CongressDb> contexts, IDrafter drafter, TimeProvider time, ILogger<DraftWork> logger)
{
    public async Task RunAsync(ClaimedJob claimed, CancellationToken cancellationToken)
    {
        var (sources, request) = await ReadAsync(claimed.Job, cancellationToken);
        var feed = new DraftingFeed();
        var (told, toldAt, began) = (DraftingNews.None, (TimeSpan?)null, time.GetTimestamp());
        var kept = await keeper.KeepAsync(claimed, stop => drafter.DraftAsync(request, feed, stop), feed.NextAsync, TellAsync, cancellationToken);
        if (kept is { Standing: Standing.Held, Result: { } result })
        {
            await FinishAsync(claimed, sources, result, cancellationToken);
        }
        else if (kept.Standing == Standing.ToStop)
        {
            await StopAsync(claimed, sources, feed.Read(), cancellationToken);
        }
        else
        {
            DraftingLog.Lost(logger, claimed.Job.Id);
        }

        async Task TellAsync(CancellationToken cancel)
        {
            var (news, elapsed) = (feed.Read(), time.GetElapsedTime(began));
            if (DraftingPace.IsDue(elapsed, toldAt, told, news))
            {
                (told, toldAt) = (news, elapsed);
                await ShowAsync(claimed, sources, news, cancel);
            }
        }
    }

    private async Task<(IReadOnlyList<SourceItem> Sources, DraftingRequest Request)> ReadAsync(DraftingJob job, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sources = await SourcePool.OfAsync(db, job, cancellationToken);
        return (sources, await lists.RequestAsync(db, job, sources, cancellationToken));
    }

    private Task<bool> ShowAsync(ClaimedJob claimed, IReadOnlyList<SourceItem> sources, DraftingNews news, CancellationToken cancellationToken) =>
        jobs.WriteHeldAsync(claimed, async (session, job, cancel) =>
        {
            var now = time.GetUtcNow();
            var stored = await DraftStorage.AddAsync(session, job, sources, news.Drafts, isWhole: false, now, cancel);
            job.Advance(news.Done, news.Matters);
            session.Db.Add(notices.Progress(job, sources.Count, stored, now));
            job.Show(now);
            return true;
        }, cancellationToken);

    /// <summary>The drafts, the news of them and the end of the job, together.</summary>
    private async Task FinishAsync(ClaimedJob claimed, IReadOnlyList<SourceItem> sources, DraftingResult result, CancellationToken cancellationToken)
    {
        var isDone = await jobs.EndAsync(claimed, async (session, job, cancel) =>
        {
            var now = time.GetUtcNow();
            var stored = await DraftStorage.AddAsync(session, job, sources, result.Drafts, isWhole: true, now, cancel);
            await Flags.KeepAsync(session.Db, job, sources, result, now, cancel);
            session.Db.Add(notices.Drafted(job, sources, stored, result, now));
            job.Finish(now);
        }, cancellationToken);
        if (isDone)
        {
            DraftingLog.Done(logger, claimed.Job.Id, sources.Count, result.Drafts.Count);
            await similar.TellAsync(claimed.Job, cancellationToken);
        }
        else
        {
            DraftingLog.Lost(logger, claimed.Job.Id);
        }
    }

    /// <summary>What was finished before the delegate said stop is theirs; the rest of the notes is free again with the end of the job.</summary>
    private async Task StopAsync(ClaimedJob claimed, IReadOnlyList<SourceItem> sources, DraftingNews news, CancellationToken cancellationToken)
    {
        await jobs.EndAsync(claimed, async (session, job, cancel) =>
        {
            var now = time.GetUtcNow();
            var stored = await DraftStorage.AddAsync(session, job, sources, news.Drafts, isWhole: false, now, cancel);
            session.Db.Add(notices.Stopped(job, stored, now));
            job.Stop(now);
        }, cancellationToken);
        DraftingLog.Stopped(logger, claimed.Job.Id);
    }
}
