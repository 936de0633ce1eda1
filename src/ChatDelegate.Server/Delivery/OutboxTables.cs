using ChatDelegate.Channels.Activities;
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
    /// The first waiting message of each conversation that can be reached, answers before notices, now this instance's alone. The try is on record
    /// before the wire is touched.
    /// </summary>
    /// <param name="notices">How many of them may be notices.</param>
    public async Task<List<DueMessage>> ClaimAsync(int most, int notices, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await Due(db, now, notices: false).Take(most).ToListAsync(cancellationToken);
        var room = Math.Min(notices, most - due.Count);
        if (room > 0)
        {
            due.AddRange(await Due(db, now, notices: true).Take(room).ToListAsync(cancellationToken));
        }

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
        store.WriteAsync(null, Dispatcher, (session, cancel) => Row(session, message).ExecuteDeleteAsync(cancel), cancellationToken);

    /// <param name="notTried">The wire was not touched, so this was no try.</param>
    public Task PutOffAsync(DueMessage message, TimeSpan wait, bool notTried, CancellationToken cancellationToken)
    {
        var dueAt = time.GetUtcNow() + wait;
        return store.WriteAsync(null, Dispatcher, (session, cancel) =>
            Row(session, message).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null).SetProperty(row => row.DueAt, dueAt).SetProperty(row => row.Attempts, row => row.Attempts - (notTried ? 1 : 0)),
                cancel), cancellationToken);
    }

    /// <summary>It has arrived. Of a card the channel's own id is kept, since what comes later may change it in place.</summary>
    public Task MarkSentAsync(DueMessage message, string? sentAs, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, async (session, cancel) =>
        {
            if (sentAs is not null && message.Replaces is null && message.HasCard)
            {
                await session.Db.Set<TranscriptEntry>().Where(entry => entry.ConversationId == message.ConversationId && entry.Seq == message.Seq)
                    .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.SentAs, sentAs), cancel);
            }

            return await Row(session, message).ExecuteDeleteAsync(cancel);
        }, cancellationToken);

    /// <summary>
    /// Not to be reached there until heard from. Answers wait; notices go back to be said where the person can be reached, if only in
    /// their web chat.
    /// </summary>
    public Task MarkUnreachableAsync(DueMessage message, string reason, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            await Row(session, message).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancel);
            await session.Db.Set<Conversation>().Where(row => row.Id == message.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Unreachable, reason).SetProperty(row => row.UnreachableSince, (DateTimeOffset?)now), cancel);
            var notices = session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.NoticeId != null);
            foreach (var notice in await session.Db.Set<Notice>().Where(notice => notices.Any(row => row.NoticeId == notice.Id)).ToListAsync(cancel))
            {
                notice.SaidAt = null;
            }

            return await notices.ExecuteDeleteAsync(cancel);
        }, cancellationToken);

    /// <summary>The conversation goes on under another id, which the channel gave it; false when that one is there already.</summary>
    public Task<bool> MoveAsync(DueMessage message, string externalId, string reference, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, async (session, cancel) =>
        {
            await Row(session, message).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancel);
            return await session.Db.Set<Conversation>()
                .Where(row => row.Id == message.ConversationId && !session.Db.Set<Conversation>().Any(other => other.Channel == row.Channel && other.ExternalId == externalId))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExternalId, externalId).SetProperty(row => row.Reference, reference), cancel) == 1;
        }, cancellationToken);

    private static IQueryable<OutboxMessage> Row(RecordSession session, DueMessage message) =>
        session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.Seq == message.Seq);

    private static IQueryable<DueMessage> Due(CongressDb db, DateTimeOffset now, bool notices) =>
        from message in db.Set<OutboxMessage>().AsNoTracking()
        join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
        where message.DueAt <= now && (message.NoticeId != null) == notices && (message.ClaimedUntil == null || message.ClaimedUntil < now) && conversation.Unreachable == null
            && !db.Set<OutboxMessage>().Any(earlier => earlier.ConversationId == message.ConversationId && earlier.Seq < message.Seq)
        orderby message.DueAt
        select new DueMessage(
            message.ConversationId, message.Seq, message.Activity, message.Attempts, message.Replaces, message.NoticeId != null, conversation.Channel, conversation.Reference,
            message.Replaces == null ? null : db.Set<TranscriptEntry>().Where(entry => entry.ConversationId == message.ConversationId && entry.Seq == message.Replaces).Select(entry => entry.SentAs).FirstOrDefault());
}

/// <summary>A message to send now.</summary>
/// <param name="Attempts">Tries before this one.</param>
/// <param name="Replaces">The entry that it updates in place; null for something new.</param>
/// <param name="IsNotice">Nobody waits for it as for an answer.</param>
/// <param name="Reference">Where to: a conversation reference as JSON.</param>
/// <param name="Target">The channel's own id of what it replaces; null when that never arrived.</param>
internal sealed record DueMessage(
    Guid ConversationId, long Seq, string Activity, int Attempts, long? Replaces, bool IsNotice, string Channel, string Reference, string? Target)
{
    /// <summary>Cards are what may change later.</summary>
    public bool HasCard => Activity.Contains(ContentTypes.AdaptiveCard, StringComparison.Ordinal);
}
