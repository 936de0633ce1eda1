using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Archive;

/// <summary>What the record knows of archive files, and the removal of what they hold.</summary>
internal sealed class ArchiveRecords(IRecordStore store, IDbContextFactory<CongressDb> databases, TimeProvider time)
{
    private const string Lane = "archive";
    private static readonly Actor Archivist = Actor.System with { What = "transcript.archive" };

    /// <summary>All of them, the earliest first.</summary>
    public async Task<IReadOnlyList<TranscriptArchive>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<TranscriptArchive>().AsNoTracking().OrderBy(archive => archive.At).ThenBy(archive => archive.Id).ToListAsync(cancellationToken);
    }

    /// <param name="known">How many were on record when its entries were chosen.</param>
    /// <returns>False when another has come in between: its entries may be the same.</returns>
    public Task<bool> AddAsync(TranscriptArchive archive, int known, CancellationToken cancellationToken) =>
        store.WriteAsync(Lane, Archivist, async (session, cancel) =>
        {
            if (await session.Db.Set<TranscriptArchive>().CountAsync(cancel) != known)
            {
                return false;
            }

            session.Db.Add(archive);
            return true;
        }, cancellationToken);

    /// <summary>Removes entries that a file on record holds.</summary>
    public Task<int> RemoveAsync(IReadOnlyList<TranscriptEntry> entries, CancellationToken cancellationToken) =>
        store.WriteAsync(Lane, Archivist, async (session, cancel) =>
        {
            var removed = 0;
            foreach (var conversation in entries.GroupBy(entry => entry.ConversationId, entry => entry.Seq))
            {
                var seqs = conversation.ToList();
                removed += await session.Db.Set<TranscriptEntry>().Where(entry => entry.ConversationId == conversation.Key && seqs.Contains(entry.Seq)).ExecuteDeleteAsync(cancel);
            }

            return removed;
        }, cancellationToken);

    public Task ClearAsync(Guid id, CancellationToken cancellationToken) =>
        store.WriteAsync(Lane, Archivist, async (session, cancel) =>
        {
            var archive = await session.Db.Set<TranscriptArchive>().SingleAsync(one => one.Id == id, cancel);
            archive.Clear(time.GetUtcNow());
            return archive.Id;
        }, cancellationToken);

    /// <summary>How many of these stand in the database.</summary>
    public async Task<int> CountAsync(IReadOnlyList<TranscriptEntry> entries, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var there = 0;
        foreach (var conversation in entries.GroupBy(entry => entry.ConversationId, entry => entry.Seq))
        {
            var seqs = conversation.ToList();
            there += await db.Set<TranscriptEntry>().CountAsync(entry => entry.ConversationId == conversation.Key && seqs.Contains(entry.Seq), cancellationToken);
        }

        return there;
    }

    /// <summary>Entries of a conversation in the database, by their numbers, in order.</summary>
    public async Task<List<TranscriptEntry>> EntriesAsync(Guid conversation, long first, long last, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<TranscriptEntry>().AsNoTracking().Where(entry => entry.ConversationId == conversation && entry.Seq >= first && entry.Seq <= last)
            .OrderBy(entry => entry.Seq).ToListAsync(cancellationToken);
    }
}
