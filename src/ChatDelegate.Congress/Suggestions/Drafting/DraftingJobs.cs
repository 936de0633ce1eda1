using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// The jobs' passage through the record. Every step is one transaction under one key, so that a job is held by one worker
/// at a time and what it made is stored once, whoever dies when.
/// </summary>
internal sealed class DraftingJobs(IRecordStore store, IDbContextFactory<CongressDb> contexts, DraftingNotices notices, TimeProvider time, IOptions<SuggestionsOptions> options)
{
    private const string Key = "drafting";
    private static readonly DraftingJobState[] Open = [DraftingJobState.Waiting, DraftingJobState.Running];

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Takes the job that has waited longest, or one whose worker fell silent; null when there is none.</summary>
    public async Task<ClaimedJob?> TakeAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await Due(db).AnyAsync(cancellationToken))
            {
                return null;
            }
        }

        return await store.WriteAsync(Key, Machine(null), async (session, cancel) =>
        {
            var job = await Due(session.Db).OrderBy(due => due.At).FirstOrDefaultAsync(cancel);
            if (job is null)
            {
                return null;
            }

            var claim = job.Take(time.GetUtcNow(), Lease);
            if (job.Attempts <= options.Value.DraftingAttempts)
            {
                return new ClaimedJob(job, claim);
            }

            // Its workers died again and again: it may be what kills them.
            GiveUp(session, job);
            return null;
        }, cancellationToken);
    }

    /// <summary>Prolongs a claim; false when it was lost.</summary>
    public Task<bool> RenewAsync(ClaimedJob claimed, CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(claimed.Job), async (session, cancel) =>
        {
            var job = await HeldAsync(session.Db, claimed, cancel);
            job?.Renew(time.GetUtcNow() + Lease);
            return job is not null;
        }, cancellationToken);

    /// <summary>Stores the drafts, the news of them and the end of the job together; false when the claim was lost.</summary>
    public Task<bool> FinishAsync(ClaimedJob claimed, IReadOnlyList<SourceItem> sources, DraftingResult result, CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(claimed.Job), async (session, cancel) =>
        {
            if (await HeldAsync(session.Db, claimed, cancel) is not { } job)
            {
                return false;
            }

            var now = time.GetUtcNow();
            var drafts = await DraftStorage.AddAsync(session, job, sources, result, now, cancel);
            session.Db.Add(notices.Drafted(job, sources, drafts, result, now));
            job.Finish(now);
            return true;
        }, cancellationToken);

    /// <summary>After a failure: to be tried again a little later, or given up with a word to the delegate.</summary>
    public Task<bool> FailAsync(ClaimedJob claimed, CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(claimed.Job), async (session, cancel) =>
        {
            if (await HeldAsync(session.Db, claimed, cancel) is not { } job)
            {
                return false;
            }

            if (job.Attempts >= options.Value.DraftingAttempts)
            {
                GiveUp(session, job);
            }
            else
            {
                job.GiveBack(time.GetUtcNow() + TimeSpan.FromSeconds(options.Value.RetrySeconds));
            }

            return true;
        }, cancellationToken);

    /// <summary>Frees what a former run of the only instance left claimed; for SQLite, where there is no other.</summary>
    public Task<int> FreeAllAsync(CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(null), async (session, cancel) =>
        {
            var left = await session.Db.Set<DraftingJob>().Where(job => job.State == DraftingJobState.Running).ToListAsync(cancel);
            left.ForEach(job => job.GiveBack(time.GetUtcNow()));
            return left.Count;
        }, cancellationToken);

    private void GiveUp(RecordSession session, DraftingJob job)
    {
        var now = time.GetUtcNow();
        job.Fail(now);
        session.Db.Add(notices.Failed(job, now));
    }

    private IQueryable<DraftingJob> Due(CongressDb db)
    {
        var now = time.GetUtcNow();
        return db.Set<DraftingJob>().Where(job => Open.Contains(job.State) && job.DueAt <= now);
    }

    private static async Task<DraftingJob?> HeldAsync(CongressDb db, ClaimedJob claimed, CancellationToken cancellationToken)
    {
        var job = await db.Set<DraftingJob>().FirstAsync(found => found.Id == claimed.Job.Id, cancellationToken);
        return job.IsHeldBy(claimed.Claim) ? job : null;
    }

    private static Actor Machine(DraftingJob? job) => new(null, "system", "suggestion.draft", job?.PersonId);
}

/// <summary>A job and the token that says it is held.</summary>
internal sealed record ClaimedJob(DraftingJob Job, Guid Claim);
