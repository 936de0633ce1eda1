using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// Takes reported opinions into the index when they are on record: whoever reports one waits neither for what is personal to be found in it nor
/// for its tokens. At most a hundred a second, so that a rush of them leaves the processor to the people.
/// </summary>
internal sealed class SimilarIntake(IRecordStore store, IDbContextFactory<CongressDb> contexts, RecordSignals signals, TimeProvider time, ILogger<SimilarIntake> logger)
    : RecordWorker(signals, typeof(Opinion), TimeSpan.FromSeconds(5), time)
{
    private const int Step = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly Actor Machine = new(null, "system", "similar.take");
    private readonly TimeProvider _time = time;

    /// <summary>One step; how many were waiting, at most fifty.</summary>
    public async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.Set<SimilarPending>().OrderBy(pending => pending.RecordId).Select(pending => pending.RecordId).Take(Step).ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return 0;
        }

        var opinions = await db.Set<Opinion>().AsNoTracking().Where(opinion => ids.Contains(opinion.Id)).ToListAsync(cancellationToken);
        var entries = opinions.ToDictionary(opinion => opinion.Id, SimilarIndex.EntryOf);
        return await store.WriteAsync(null, Machine, async (session, cancel) =>
        {
            var there = await session.Db.Set<SimilarEntry>().Where(entry => ids.Contains(entry.RecordId)).Select(entry => entry.RecordId).ToHashSetAsync(cancel);
            using var table = new SimilarTable(session.Db);
            foreach (var id in ids)
            {
                // Whoever takes the row away, puts the entry in: another instance may be here, too, or the opinion gone.
                var isOurs = await session.Db.Set<SimilarPending>().Where(pending => pending.RecordId == id).ExecuteDeleteAsync(cancel) == 1;
                if (isOurs && !there.Contains(id) && entries.TryGetValue(id, out var entry))
                {
                    await table.AddAsync(entry, cancel);
                }
            }

            return ids.Count;
        }, cancellationToken);
    }

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) > 0)
        {
            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    protected override void Stumbled(Exception failure) => SimilarLog.Stumbled(logger, failure);
}
