using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Server.Delivery;
using ChatDelegate.Server.Faults;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// The way of a message: once per activity, one turn at a time per conversation, everything it does in one transaction,
/// acknowledged when that is durable.
/// </summary>
internal sealed class TurnPipeline(
    IRecordStore store,
    Reception reception,
    DialogRunner dialogs,
    Speaker speaker,
    ChannelDirectory channels,
    ConversationCache conversations,
    ConversationNews news,
    OutboxLanes lanes,
    NoticeReading notices,
    PhraseBook phrases,
    CrashPoint crash,
    TimeProvider time,
    ILogger<TurnPipeline> logger)
{
    /// <summary>
    /// Takes one activity. When the task completes, whatever happened is durable; only <see cref="TurnOutcome.AsksForSignIn"/> says that
    /// nothing has, until it comes again with what became of the code.
    /// </summary>
    public async Task<TurnOutcome> TakeAsync(InboundTurn inbound, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await WriteAsync(inbound, reception.AnswerAsync, cancellationToken);
            crash.Pass(CrashPoint.AfterCommit);
            return outcome;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !RecordUnavailable.Says(failure))
        {
            // A fault of ours must not eat what was said: keep it, say so, leave the dialog where it was.
            TurnLog.Failed(logger, inbound.Channel, failure);
            return await WriteAsync(inbound, ApologiseAsync, cancellationToken);
        }
    }

    /// <summary>Says a notice in a conversation, once; false when another instance has said it.</summary>
    public Task<bool> NotifyAsync(DueNotice due, CancellationToken cancellationToken) =>
        store.WriteAsync(InboundTurn.LaneOf(due.Channel, due.ExternalId), Actor.System, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            var tables = new TurnTables(session);
            if (!await NoticeReading.TakeAsync(session, due.Notice, now, cancel))
            {
                return false;
            }

            // The web chat of somebody who has never opened it: it waits there for them.
            var row = (await tables.FindAsync(due.Channel, due.ExternalId, null, lanes.Id, cancel)).Row
                ?? await tables.AddAsync(NewRow(due.Channel, due.ExternalId, due.Notice.PersonId, due.Locale, now), due.HeardAt, cancel);
            var turn = new Turn(session, tables, row, now);
            var outcome = await dialogs.RunAsync(turn, new Notified(await notices.ReadAsync(turn, due.Notice, cancel)), cancel);
            await speaker.SayAsync(await NoticeReading.AtItsTimeAsync(turn, due.Notice, cancel), new Speech(outcome.Replies, Drafts: outcome.Drafts, Notice: due.Notice.Id), cancel);
            Finish(turn, null);
            return true;
        }, cancellationToken);

    private Task<TurnOutcome> WriteAsync(InboundTurn inbound, Func<Turn, InboundTurn, CancellationToken, Task<DialogOutcome>> react, CancellationToken cancellationToken) =>
        WriteAsync(inbound, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            var tables = new TurnTables(session);
            var (known, before) = session.IsRehearsal && conversations.Find(inbound.Channel, inbound.ExternalId) is { } kept
                ? (kept, null)
                : await tables.FindAsync(inbound.Channel, inbound.ExternalId, inbound.Key, lanes.Id, cancel);
            if (known is not null && before is not null)
            {
                return await RepeatAsync(new Turn(session, tables, known, now), inbound, before, cancel);
            }

            var isStranger = (known?.PersonId ?? inbound.PersonId) is null;
            if (session.IsRehearsal && (known is null || isStranger))
            {
                // Who somebody is, only the record says.
                session.EndRehearsal();
                return TurnOutcome.Unfinished;
            }

            if (inbound.MayBeCode && isStranger)
            {
                return TurnOutcome.AsksForSignIn;
            }

            var row = known ?? await tables.AddAsync(NewRow(inbound.Channel, inbound.ExternalId, inbound.PersonId, Locales.Nearest(inbound.Activity.Locale), now), now, cancel);
            return await WriteAsync(new Turn(session, tables, row, now), inbound, react, cancel);
        }, cancellationToken);

    /// <summary>Most turns ask and answer. One that brings files changes more of the record than a rehearsal may.</summary>
    private Task<TurnOutcome> WriteAsync(InboundTurn inbound, Func<RecordSession, CancellationToken, Task<TurnOutcome>> turn, CancellationToken cancellationToken) =>
        inbound.Files.Count > 0
            ? store.WriteAsync(inbound.Lane, Actor.System, turn, cancellationToken)
            : store.RehearseAsync(inbound.Lane, Actor.System, turn, cancellationToken);

    private async Task<TurnOutcome> WriteAsync(Turn turn, InboundTurn inbound, Func<Turn, InboundTurn, CancellationToken, Task<DialogOutcome>> react, CancellationToken cancellationToken)
    {
        Refresh(turn, inbound);
        await KeptFiles.AddAsync(turn, inbound, cancellationToken);
        crash.Pass(CrashPoint.TurnBegun);
        var outcome = await react(turn, inbound, cancellationToken);
        if (turn.Session.IsOver)
        {
            return TurnOutcome.Unfinished;
        }

        crash.Pass(CrashPoint.AfterDialogs);
        var activityId = Hear(turn, inbound, outcome.Stand);
        var said = await speaker.SayAsync(turn, SpeechOf(turn, inbound, outcome, activityId), cancellationToken);
        var answer = await TurnAnswers.OfAsync(turn, inbound, said, phrases, cancellationToken);
        turn.Tables.AddReceipt(turn.Row.Id, inbound.Key, activityId, answer?.Body?.GetRawText(), turn.Now);
        Finish(turn, turn.Now, inbound.Key);
        crash.Pass(CrashPoint.BeforeCommit);
        return new TurnOutcome(activityId, Duplicate: false, answer);
    }

    private Task<DialogOutcome> ApologiseAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken) =>
        Task.FromResult(new DialogOutcome([Reply.Of(phrases(turn.Row.Locale, "server.fault"))], phrases(turn.Row.Locale, "server.fault_stand")));

    private static ConversationRow NewRow(string channel, string externalId, Guid? person, string locale, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Channel = channel, ExternalId = externalId, PersonId = person, Locale = locale };

    private static void Refresh(Turn turn, InboundTurn inbound)
    {
        var row = turn.Row;
        if (row.PersonId is null && !inbound.IsGroup && inbound.PersonId is { } person)
        {
            turn.Tables.Join(row, person);
        }

        (row.Reference, row.Address) = (inbound.Reference, inbound.Address);
        (row.Unreachable, row.UnreachableSince) = (null, null);
        if (EventReader.IsRemoval(inbound.Activity))
        {
            (row.Unreachable, row.UnreachableSince) = (Unreachability.Removed, turn.Now);
            turn.Tables.ForgetReceipt(row.Id, InboundTurn.ArrivalKey);
        }

        if (inbound.Activity.Locale is { Length: > 0 } locale)
        {
            row.Locale = Locales.Nearest(locale);
        }
    }

    /// <summary>The sender has not seen our acknowledgement: show theirs again, answer the same, do nothing again.</summary>
    private async Task<TurnOutcome> RepeatAsync(Turn turn, InboundTurn inbound, TakenBefore known, CancellationToken cancellationToken)
    {
        if (IsFeed(turn.Row) && await NoticeTables.EchoAsync(turn.Session, turn.Row.Id, known.ActivityId, cancellationToken) is { } echo)
        {
            var again = ActivityWriter.EchoAgain(echo, inbound.Activity);
            turn.Row.LastSeq++;
            turn.Tables.Append(turn.Row.Id, turn.Row.LastSeq, known.ActivityId, true, again, turn.Now);
            Finish(turn, turn.Now);
        }

        return new TurnOutcome(known.ActivityId, Duplicate: true, TurnAnswers.Again(known));
    }

    /// <summary>Keeps what was said; what has only happened leaves a receipt and nothing else.</summary>
    private string Hear(Turn turn, InboundTurn inbound, string? stand)
    {
        if (!inbound.IsSaid)
        {
            return inbound.Key;
        }

        var seq = ++turn.Row.LastSeq;
        var (id, json) = ActivityWriter.Echo(turn.Row, seq, inbound, IsFeed(turn.Row), stand, turn.Now);
        turn.Tables.Append(turn.Row.Id, seq, id, true, json, turn.Now);
        return id;
    }

    private Speech SpeechOf(Turn turn, InboundTurn inbound, DialogOutcome outcome, string activityId)
    {
        var refusals = inbound.Files.Where(file => file.Refusal is not null)
            .Select(file => Reply.Of(phrases(turn.Row.Locale, file.Refusal ?? string.Empty, ("name", file.Name))));
        return new Speech(
            [.. refusals, .. outcome.Replies],
            inbound.Activity.Type == ActivityTypes.Message ? activityId : null,
            outcome.Stand is null ? inbound.Press : inbound.Press is { } press ? press with { Inputs = null } : null,
            outcome.Drafts,
            InResponse: inbound.WantsReplies);
    }

    private void Finish(Turn turn, DateTimeOffset? heardAt, string? key = null)
    {
        if (turn.Session.IsRehearsal && key is not null)
        {
            turn.Tables.SaveIfNew(turn.Row, heardAt, key, lanes.Id, turn.Roster);
        }
        else
        {
            turn.Tables.Save(turn.Row, heardAt);
        }

        turn.Session.AfterCommit(() => conversations.Keep(turn.Row));
        if (IsFeed(turn.Row))
        {
            news.Announce(turn.Session, turn.Row.ExternalId, turn.Row.LastSeq);
        }
    }

    private bool IsFeed(ConversationRow row) => channels.Of(row.Channel).Abilities.IsFeed;
}
