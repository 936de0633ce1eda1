using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.ModelUse;
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
            var first = await Due(session.Db).OrderBy(due => due.At).Select(due => due.Id).FirstOrDefaultAsync(cancel);
            if (first == Guid.Empty || await session.Db.HoldJobAsync(first, cancel) is not { IsOpen: true } job)
            {
                return null;
            }

            var claim = job.Take(time.GetUtcNow(), Lease);
            if (job.Attempts <= options.Value.DraftingAttempts)
            {
                return new ClaimedJob(job, claim);
            }

            // Its workers died again and again: it may be what kills them.
            await GiveUpAsync(session, job, cancel);
            return null;
        }, cancellationToken);
    }

    /// <summary>How a claim stands, without touching it.</summary>
    public async Task<Standing> LookAsync(ClaimedJob claimed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return StandingOf(await db.Set<DraftingJob>().AsNoTracking().FirstAsync(job => job.Id == claimed.Job.Id, cancellationToken), claimed);
    }

    /// <summary>Prolongs a claim; false when it was lost.</summary>
    public async Task<bool> RenewAsync(ClaimedJob claimed, CancellationToken cancellationToken) =>
        await WriteHeldAsync(claimed, (_, job, _) => Task.FromResult(job.IsHeldBy(claimed.Claim)), cancellationToken);

    /// <summary>
    /// Does something as the holder of a job, in one transaction, and prolongs the claim with it; default, and nothing is done, when the claim was lost.
    /// </summary>
    public Task<T?> WriteHeldAsync<T>(ClaimedJob claimed, Func<RecordSession, DraftingJob, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(claimed.Job), async (session, cancel) =>
        {
            if (await session.Db.HoldJobAsync(claimed.Job.Id, cancel) is not { } job || StandingOf(job, claimed) == Standing.Lost)
            {
                return default;
            }

            job.Renew(time.GetUtcNow() + Lease);
            return await work(session, job, cancel);
        }, cancellationToken);

    /// <summary>The same, as the last thing that is done about the job; false when the claim was lost.</summary>
    public Task<bool> EndAsync(ClaimedJob claimed, Func<RecordSession, DraftingJob, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        WriteHeldAsync(claimed, async (session, job, cancel) =>
        {
            await work(session, job, cancel);
            await KeptAnswers.ForgetAsync(session, job.Id.ToString(), cancel);
            return true;
        }, cancellationToken);

    /// <summary>After a failure: to be tried again a little later, or given up with a word to the delegate.</summary>
    public Task<bool> FailAsync(ClaimedJob claimed, CancellationToken cancellationToken) =>
        WriteHeldAsync(claimed, async (session, job, cancel) =>
        {
            if (job.Attempts >= options.Value.DraftingAttempts)
            {
                await GiveUpAsync(session, job, cancel);
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

    private async Task GiveUpAsync(RecordSession session, DraftingJob job, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        job.Fail(now);
        var stored = await session.Db.Set<Suggestion>().CountAsync(suggestion => suggestion.JobId == job.Id, cancellationToken);
        session.Db.Add(notices.Failed(job, stored, now));
        await KeptAnswers.ForgetAsync(session, job.Id.ToString(), cancellationToken);
    }

    private IQueryable<DraftingJob> Due(CongressDb db)
    {
        var now = time.GetUtcNow();
        return db.Set<DraftingJob>().Where(job => Open.Contains(job.State) && job.DueAt <= now);
    }

    private static Standing StandingOf(DraftingJob job, ClaimedJob claimed) =>
        !job.IsHeldBy(claimed.Claim) ? Standing.Lost : job.StopAskedAt is null ? Standing.Held : Standing.ToStop;

    private static Actor Machine(DraftingJob? job) => new(null, "system", WhatOf(job?.Kind ?? DraftingKind.Draft), job?.PersonId);

    private static string WhatOf(DraftingKind kind) => kind switch
    {
        DraftingKind.Draft => "suggestion.draft",
        DraftingKind.Revise => "suggestion.revise",
        DraftingKind.Missing => "suggestion.missing",
    };
}

/// <summary>A job and the token that says it is held.</summary>
internal sealed record ClaimedJob(DraftingJob Job, Guid Claim);

/// <summary>How a worker stands with the job it works on.</summary>
internal enum Standing
{
    Held,

    /// <summary>Held, but its person does not want it any longer.</summary>
    ToStop,

    /// <summary>Another worker has taken it over, or it has ended.</summary>
    Lost,
}
