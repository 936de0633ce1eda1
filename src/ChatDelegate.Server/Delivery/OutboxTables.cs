using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Delivery;

/// <summary>How messages leave the outbox: claimed, tried, deleted or put off.</summary>
internal sealed class OutboxTables(IRecordStore store, DatabaseConnections connections, IDbContextFactory<CongressDb> databases, TimeProvider time)
{
    /// <summary>Longer than a message may wait in its lane and a call may take, see BotOptions.CallTimeout: one still on the wire must not be begun again.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(3);
    internal static readonly Actor Dispatcher = new(null, "system", "outbox.send");

    /// <summary>Under which the dispatcher of this process claims what it sends; another after each start.</summary>
    public Guid Id { get; } = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>
    /// The first waiting message of each conversation that can be reached, answers before notices, now this instance's alone. The try is on record
    /// before the wire is touched.
    /// </summary>
    /// <param name="notices">How many of them may be notices.</param>
    /// <param name="isOnTheWire">Conversations that this process is sending in: when the clock jumps ahead, a claim of ours ends while its message is still on the wire.</param>
    public async Task<List<DueMessage>> ClaimAsync(int most, int notices, Func<Guid, bool> isOnTheWire, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var first = await Due(db, now, notices: false).Take(most).ToListAsync(cancellationToken);
        var room = Math.Min(notices, most - first.Count);
        if (room > 0)
        {
            first.AddRange(await Due(db, now, notices: true).Take(room).ToListAsync(cancellationToken));
        }

        first.RemoveAll(message => isOnTheWire(message.ConversationId));
        var due = first.Count == 0 ? [] : await ReadAsync(db, first, cancellationToken);
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
                            .SetProperty(row => row.ClaimedBy, (Guid?)Id)
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

    /// <summary>
    /// Gives up what <see cref="ClaimAsync"/> has claimed and nobody is sending: the record was lost while it claimed them, or while one was put off.
    /// Not to be called while it runs.
    /// </summary>
    /// <param name="underWay">What is being sent.</param>
    public Task FreeAsync(IReadOnlyCollection<DueMessage> underWay, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, async (session, cancel) =>
        {
            var kept = underWay.Select(message => (message.ConversationId, message.Seq)).ToHashSet();
            var claimed = await session.Db.Set<OutboxMessage>().AsNoTracking().Where(row => row.ClaimedBy == Id).Select(row => new { row.ConversationId, row.Seq }).ToListAsync(cancel);
            foreach (var row in claimed.Where(row => !kept.Contains((row.ConversationId, row.Seq))))
            {
                await session.Db.Set<OutboxMessage>().Where(message => message.ConversationId == row.ConversationId && message.Seq == row.Seq && message.ClaimedBy == Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null).SetProperty(message => message.ClaimedBy, (Guid?)null), cancel);
            }

            return true;
        }, cancellationToken);

    /// <summary>Who has claimed something.</summary>
    public async Task<HashSet<Guid>> ClaimantsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. await db.Set<OutboxMessage>().Where(row => row.ClaimedUntil != null && row.ClaimedBy != null).Select(row => row.ClaimedBy.GetValueOrDefault()).Distinct().ToListAsync(cancellationToken)];
    }

    /// <summary>Gives up what somebody has claimed who is no more.</summary>
    public Task FreeOfAsync(Guid claimant, CancellationToken cancellationToken) =>
        store.WriteAsync(null, Dispatcher, (session, cancel) => session.Db.Set<OutboxMessage>().Where(row => row.ClaimedBy == claimant)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null).SetProperty(row => row.ClaimedBy, (Guid?)null), cancel), cancellationToken);

    /// <summary>Where there is one instance only, whatever is claimed at its start was claimed by its own former life.</summary>
    public Task FreeAllAsync(CancellationToken cancellationToken) => !connections.IsSqlite ? Task.CompletedTask :
        store.WriteAsync(null, Dispatcher, (session, cancel) => session.Db.Set<OutboxMessage>().Where(row => row.ClaimedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null).SetProperty(row => row.ClaimedBy, (Guid?)null), cancel), cancellationToken);

    /// <param name="notTried">The wire was not touched, so this was no try.</param>
    /// <returns>False: it is to be tried again.</returns>
    public Task<bool> PutOffAsync(DueMessage message, TimeSpan wait, bool notTried, CancellationToken cancellationToken)
    {
        var dueAt = (time.GetUtcNow() + wait).UtcTicks;
        return store.WriteAsync(message.Lane, Dispatcher, async (session, cancel) =>
        {
            var update = session.Statements.Get(
                session.Transaction,
                """
                update "Outbox" set "ClaimedUntil" = null, "ClaimedBy" = null, "DueAt" = @due, "Attempts" = "Attempts" - @tries where "ConversationId" = @conversation and "Seq" = @seq
                """,
                "due", "tries", "conversation", "seq");
            await update.Bind(dueAt, notTried ? 1 : 0, message.ConversationId, message.Seq).ExecuteNonQueryAsync(cancel);
            return false;
        }, cancellationToken);
    }

    /// <summary>Gives up the claims on a message and on all that come after it in its conversation, but for what somebody else has claimed meanwhile.</summary>
    public Task<bool> GiveBackAsync(DueMessage message, Guid by, CancellationToken cancellationToken) =>
        store.WriteAsync(message.Lane, Dispatcher, async (session, cancel) =>
        {
            var update = session.Statements.Get(
                session.Transaction,
                """update "Outbox" set "ClaimedUntil" = null, "ClaimedBy" = null where "ConversationId" = @conversation and "Seq" >= @seq and "ClaimedBy" = @by""",
                "conversation", "seq", "by");
            await update.Bind(message.ConversationId, message.Seq, by).ExecuteNonQueryAsync(cancel);
            return true;
        }, cancellationToken);

    /// <summary>The channel's own id of an entry that was sent to it; null when it never arrived.</summary>
    public Task<string?> SentAsAsync(Guid conversation, long seq, CancellationToken cancellationToken) => store.ReadAsync(async (statements, cancel) =>
    {
        var select = statements.Get(null, """select "SentAs" from "Transcript" where "ConversationId" = @conversation and "Seq" = @seq""", "conversation", "seq");
        return await select.Bind(conversation, seq).ExecuteScalarAsync(cancel) as string;
    }, cancellationToken);

    /// <summary>
    /// Not to be reached there until heard from. Answers wait; notices go back to be said where the person can be reached, if only in
    /// their web chat.
    /// </summary>
    /// <returns>False: it waits.</returns>
    public Task<bool> MarkUnreachableAsync(DueMessage message, string reason, CancellationToken cancellationToken) =>
        store.WriteAsync(message.Lane, Dispatcher, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            await Row(session, message).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null).SetProperty(row => row.ClaimedBy, (Guid?)null), cancel);
            await session.Db.Set<Conversation>().Where(row => row.Id == message.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Unreachable, reason).SetProperty(row => row.UnreachableSince, (DateTimeOffset?)now).SetProperty(row => row.Version, row => row.Version + 1), cancel);
            var notices = session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.NoticeId != null);
            foreach (var notice in await session.Db.Set<Notice>().Where(notice => notices.Any(row => row.NoticeId == notice.Id)).ToListAsync(cancel))
            {
                notice.SaidAt = null;
            }

            await notices.ExecuteDeleteAsync(cancel);
            return false;
        }, cancellationToken);

    /// <summary>The channel will never take the message: it is not tried again, and a notice that it belongs to says so.</summary>
    /// <returns>True: what comes after it may go.</returns>
    public Task<bool> RefuseAsync(DueMessage message, string answer, CancellationToken cancellationToken) =>
        store.WriteAsync(message.Lane, Dispatcher, async (session, cancel) =>
        {
            if (await Row(session, message).Select(row => row.NoticeId).FirstOrDefaultAsync(cancel) is { } id)
            {
                await session.Db.Set<Notice>().Where(notice => notice.Id == id).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.Refusal, answer), cancel);
            }

            await Row(session, message).ExecuteDeleteAsync(cancel);
            return true;
        }, cancellationToken);

    /// <summary>The conversation goes on under another id, which the channel gave it; false when that one is there already.</summary>
    public Task<bool> MoveAsync(DueMessage message, string externalId, string reference, CancellationToken cancellationToken) =>
        store.WriteAsync(message.Lane, Dispatcher, async (session, cancel) =>
        {
            await Row(session, message).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null).SetProperty(row => row.ClaimedBy, (Guid?)null), cancel);
            return await session.Db.Set<Conversation>()
                .Where(row => row.Id == message.ConversationId && !session.Db.Set<Conversation>().Any(other => other.Channel == row.Channel && other.ExternalId == externalId))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExternalId, externalId).SetProperty(row => row.Reference, reference).SetProperty(row => row.Version, row => row.Version + 1), cancel) == 1;
        }, cancellationToken);

    private static IQueryable<OutboxMessage> Row(RecordSession session, DueMessage message) =>
        session.Db.Set<OutboxMessage>().Where(row => row.ConversationId == message.ConversationId && row.Seq == message.Seq);

    /// <remarks>
    /// What was tried in the future was tried before the clock was set back, and would wait for as long again. Whether a conversation can be reached is asked
    /// of each: a join may read all conversations there are for a handful of messages.
    /// </remarks>
    private static IQueryable<OutboxMessage> Due(CongressDb db, DateTimeOffset now, bool notices) =>
        from message in db.Set<OutboxMessage>().AsNoTracking()
        where (message.DueAt <= now || message.TriedAt == null || message.TriedAt > now) && (message.NoticeId != null) == notices && (message.ClaimedUntil == null || message.ClaimedUntil < now)
            && db.Set<Conversation>().Where(conversation => conversation.Id == message.ConversationId).Select(conversation => conversation.Unreachable).FirstOrDefault() == null
            && !db.Set<OutboxMessage>().Any(earlier => earlier.ConversationId == message.ConversationId && earlier.Seq < message.Seq)
        orderby message.DueAt
        select message;

    /// <summary>What they say and where to, in their order.</summary>
    private static async Task<List<DueMessage>> ReadAsync(CongressDb db, List<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var places = due.Select((message, place) => (message, place)).ToDictionary(one => (one.message.ConversationId, one.message.Seq), one => one.place);
        var conversations = due.Select(message => message.ConversationId).ToList();
        var query =
            from message in db.Set<OutboxMessage>().AsNoTracking()
            where conversations.Contains(message.ConversationId) && !db.Set<OutboxMessage>().Any(earlier => earlier.ConversationId == message.ConversationId && earlier.Seq < message.Seq)
            join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
            join entry in db.Set<TranscriptEntry>() on new { message.ConversationId, message.Seq } equals new { entry.ConversationId, entry.Seq }
            select new DueMessage(
                message.ConversationId, message.Seq, entry.Activity, message.Attempts, message.Replaces, message.NoticeId != null, conversation.Channel, conversation.ExternalId,
                conversation.Reference);
        var read = await query.ToListAsync(cancellationToken);
        return [.. read.Where(message => places.ContainsKey((message.ConversationId, message.Seq))).OrderBy(message => places[(message.ConversationId, message.Seq)])];
    }
}

/// <summary>A message to send now.</summary>
/// <param name="Activity">What the record holds, as JSON; null for one that has <see cref="AsWritten"/>.</param>
/// <param name="Attempts">Tries before this one.</param>
/// <param name="Replaces">The entry that it updates in place; null for something new.</param>
/// <param name="IsNotice">Nobody waits for it as for an answer.</param>
/// <param name="Reference">Where to: a conversation reference as JSON.</param>
internal sealed record DueMessage(
    Guid ConversationId, long Seq, string? Activity, int Attempts, long? Replaces, bool IsNotice, string Channel, string ExternalId, string Reference)
{
    /// <summary>What was just said; null when it comes from the record.</summary>
    public Activity? AsWritten { get; init; }

    /// <summary>What <see cref="Reference"/> says; null when it comes from the record.</summary>
    public ConversationReference? To { get; init; }

    /// <summary>What puts it back waits for the turn under way in its conversation, which must know whether something waits before it.</summary>
    public string Lane => InboundTurn.LaneOf(Channel, ExternalId);

    /// <summary>Cards are what may change later.</summary>
    public bool HasCard => AsWritten is { } said
        ? said.Attachments?.Any(part => part.ContentType == ContentTypes.AdaptiveCard) == true
        : Activity?.Contains(ContentTypes.AdaptiveCard, StringComparison.Ordinal) == true;
}
