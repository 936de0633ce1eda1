using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>The way of a trial through the record: one worker at a time holds it, and what comes of it is stored once.</summary>
internal sealed class TrialQueue(IRecordStore store, IDbContextFactory<CongressDb> databases, TimeProvider time)
{
    public const string Key = "prompt-trials";
    private const int MostAttempts = 3;

    /// <summary>Longer than a trial takes that waits for the model at every call.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    private static readonly Actor Machine = new(null, "system", "prompt.try");

    /// <summary>Takes the one that has waited longest; null when there is none.</summary>
    public async Task<PromptTrial?> TakeAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await Due(db).AnyAsync(cancellationToken))
            {
                return null;
            }
        }

        return await store.WriteAsync(Key, Machine, async (session, cancel) =>
        {
            if (await Due(session.Db).OrderBy(trial => trial.At).FirstOrDefaultAsync(cancel) is not { } trial)
            {
                return null;
            }

            var now = time.GetUtcNow();
            if (trial.Take(now + Hold) <= MostAttempts)
            {
                return trial;
            }

            trial.GiveUp(now);
            return null;
        }, cancellationToken);
    }

    /// <summary>Stores what came of it, unless somebody else has taken it over.</summary>
    public Task<bool> FinishAsync(PromptTrial taken, IReadOnlyList<SampleOutcome>? outcomes, CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine, async (session, cancel) =>
        {
            var trial = await session.Db.Set<PromptTrial>().FirstAsync(one => one.Id == taken.Id, cancel);
            if (!trial.IsHeldBy(taken.Attempts))
            {
                return false;
            }

            if (outcomes is null)
            {
                trial.GiveUp(time.GetUtcNow());
            }
            else
            {
                trial.Finish(outcomes, time.GetUtcNow());
            }

            return true;
        }, cancellationToken);

    /// <summary>Frees what a former run of the only instance left; for SQLite, where there is no other.</summary>
    public Task<int> FreeAllAsync(CancellationToken cancellationToken) =>
        store.WriteAsync(Key, Machine, async (session, cancel) =>
        {
            var left = await session.Db.Set<PromptTrial>().Where(trial => trial.State == TrialState.Running).ToListAsync(cancel);
            left.ForEach(trial => trial.GiveBack(time.GetUtcNow()));
            return left.Count;
        }, cancellationToken);

    private IQueryable<PromptTrial> Due(CongressDb db)
    {
        var now = time.GetUtcNow();
        return db.Set<PromptTrial>().Where(trial => (trial.State == TrialState.Waiting || trial.State == TrialState.Running) && trial.DueAt <= now);
    }
}
