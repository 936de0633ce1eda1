using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Assist.Jobs;

/// <summary>The jobs' passage through the record. Every step is one transaction under one key, so that a job is held by one worker at a time and what came of it is stored once.</summary>
internal sealed class AssistJobs(IRecordStore store, IDbContextFactory<CongressDb> contexts, IEnumerable<AssistWork> works, TimeProvider time, IOptions<AssistOptions> options)
{
    private const string Key = "assist";
    private static readonly AssistState[] Open = [AssistState.Waiting, AssistState.Running];

    private readonly Dictionary<AssistKind, AssistWork> _works = works.ToDictionary(work => work.Kind);

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    public AssistWork WorkOf(AssistJob job) => _works[job.Kind];

    /// <summary>Takes the job that has waited longest, or one whose worker fell silent; null when there is none.</summary>
    public async Task<ClaimedAssist?> TakeAsync(CancellationToken cancellationToken)
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
            if (job.Attempts <= options.Value.Attempts)
            {
                return new ClaimedAssist(job, claim);
            }

            // Its workers died again and again: it may be what kills them.
            await GiveUpAsync(session, job, cancel);
            return null;
        }, cancellationToken);
    }

    /// <summary>Prolongs a claim; false when it was lost.</summary>
    public Task<bool> RenewAsync(ClaimedAssist claimed, CancellationToken cancellationToken) =>
        HeldAsync(claimed, (_, job, _) =>
        {
            job.Renew(time.GetUtcNow() + Lease);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Stores what came of it and the end of the job together; false when the claim was lost.</summary>
    public Task<bool> FinishAsync(ClaimedAssist claimed, AssistOutcome outcome, CancellationToken cancellationToken) =>
        HeldAsync(claimed, async (session, job, cancel) =>
        {
            var now = time.GetUtcNow();
            if (outcome.StoreAsync is { } storeAsync)
            {
                await storeAsync(session, now, cancel);
            }

            job.Finish(outcome.Mark is { } mark ? JsonColumn.Write(mark) : null, now);
        }, cancellationToken);

    /// <summary>After a failure: to be tried again a little later, or given up.</summary>
    /// <param name="forGood">Trying again would come to the same.</param>
    public Task<bool> FailAsync(ClaimedAssist claimed, bool forGood, CancellationToken cancellationToken) =>
        HeldAsync(claimed, async (session, job, cancel) =>
        {
            if (forGood || job.Attempts >= options.Value.Attempts)
            {
                await GiveUpAsync(session, job, cancel);
            }
            else
            {
                job.GiveBack(time.GetUtcNow() + TimeSpan.FromSeconds(options.Value.RetrySeconds));
            }
        }, cancellationToken);

    /// <summary>Frees what a former run of the only instance left claimed; for SQLite, where there is no other.</summary>
    public Task<int> FreeAllAsync(CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(null), async (session, cancel) =>
        {
            var left = await session.Db.Set<AssistJob>().Where(job => job.State == AssistState.Running).ToListAsync(cancel);
            left.ForEach(job => job.GiveBack(time.GetUtcNow()));
            return left.Count;
        }, cancellationToken);

    private async Task GiveUpAsync(RecordSession session, AssistJob job, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await WorkOf(job).GiveUpAsync(session, job, now, cancellationToken);
        job.Fail(now);
    }

    private Task<bool> HeldAsync(ClaimedAssist claimed, Func<RecordSession, AssistJob, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine(claimed.Job), async (session, cancel) =>
        {
            var job = await session.Db.Set<AssistJob>().FirstAsync(found => found.Id == claimed.Job.Id, cancel);
            if (!job.IsHeldBy(claimed.Claim))
            {
                return false;
            }

            await work(session, job, cancel);
            return true;
        }, cancellationToken);

    private IQueryable<AssistJob> Due(CongressDb db)
    {
        var now = time.GetUtcNow();
        return db.Set<AssistJob>().Where(job => Open.Contains(job.State) && job.DueAt <= now);
    }

    private static Actor Machine(AssistJob? job) => new(null, "system", job is null ? "assist" : $"assist.{job.Kind}", job?.PersonId);
}

/// <summary>A job and the token that says it is held.</summary>
internal sealed record ClaimedAssist(AssistJob Job, Guid Claim);
