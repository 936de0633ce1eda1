using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Delivery;

/// <summary>How messages leave the outbox: claimed, tried, deleted or put off.</summary>
internal sealed class OutboxTables(IRecordStore store, DatabaseConnections connections, IDbContextFactory<CongressDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly Actor Dispatcher = new(null, "system", "outbox.send");

    /// <summary>
    /// The first waiting message of each conversation that can be reached, now this instance's alone. The try is on record
    /// before the wire is touched.
    /// </summary>
    public async Task<List<DueMessage>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await Due(db, now).Take(most).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return due;
        }

        return await store.WriteAsync(null, Dispatcher, async (session, cancel) =>
        {
            var mine = new List<DueMessage>(due.Count);
            foreach (var message in due)
            {
                var claimed = await session.Db.Set<OutboxMessage>()
                    .Where(row => row.ConversationId == message.ConversationId && row.Seq == message.Seq && (row.ClaimedUntil == null || row.ClaimedUntil < now))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)(now + Claim))
                            .SetProperty(row => row.TriedAt, (DateTimeOffset?)now)
                            .SetProperty(row => row.Attempts, row => row.Attempts + 1),
                        cancel);
                if (claimed == 1)
                {
                    mine.Add(message);
                }
            }

            return mine;
        }, cancellationToken);
    }

    /// <summary>Where there is one instance only, whatever is claimed at its start was claimed by its own former life.</summary>
    public Task FreeAllAsync(CancellationToken cancellationToken) => !connections.IsSqlite ? Task.CompletedTask :
        store.WriteAsync(null, Dispatcher, (session, cancel) => session.Db.Set<OutboxMessage>().Where(row => row.ClaimedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancel), cancellationToken);

    public Task DeleteAsync(DueMessage message, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, (session, cancel) =>
            session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.Seq == message.Seq).ExecuteDeleteAsync(cancel), cancellationToken);

    public Task PutOffAsync(DueMessage message, TimeSpan wait, CancellationToken cancellationToken)
    {
        var dueAt = time.GetUtcNow() + wait;
        return store.WriteAsync(null, Dispatcher, (session, cancel) =>
            session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.Seq == message.Seq)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null).SetProperty(row => row.DueAt, dueAt), cancel), cancellationToken);
    }

    /// <summary>Not to be reached there until heard from; what waits stays.</summary>
    public Task MarkUnreachableAsync(DueMessage message, string reason, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, async (session, cancel) =>
        {
            await session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.Seq == message.Seq)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancel);
            return await session.Db.Set<Conversation>().Where(row => row.Id == message.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Unreachable, reason), cancel);
        }, cancellationToken);

    private static IQueryable<DueMessage> Due(CongressDb db, DateTimeOffset now) =>
        from message in db.Set<OutboxMessage>().AsNoTracking()
        join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
        where message.DueAt <= now && (message.ClaimedUntil == null || message.ClaimedUntil < now) && conversation.Unreachable == null
            && !db.Set<OutboxMessage>().Any(earlier => earlier.ConversationId == message.ConversationId && earlier.Seq < message.Seq)
        orderby message.DueAt
        select new DueMessage(message.ConversationId, message.Seq, message.Activity, message.Attempts, conversation.Reference);
}

/// <summary>A message to send now.</summary>
/// <param name="Attempts">Tries before this one.</param>
/// <param name="Reference">Where to: a conversation reference as JSON.</param>
internal sealed record DueMessage(Guid ConversationId, long Seq, string Activity, int Attempts, string Reference);
