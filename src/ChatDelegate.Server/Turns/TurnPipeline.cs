using System.Text;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
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
    ConversationNews news,
    PhraseBook phrases,
    CrashPoint crash,
    TimeProvider time,
    ILogger<TurnPipeline> logger)
{
    /// <summary>Takes one activity. When the task completes, whatever happened is durable.</summary>
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
            if (!await NoticeTables.MarkSaidAsync(session, due.Notice.Id, now, cancel))
            {
                return false;
            }

            // The web chat of somebody who has never opened it: it waits there for them.
            var row = await tables.FindAsync(due.Channel, due.ExternalId, cancel)
                ?? await tables.AddAsync(NewRow(due.Channel, due.ExternalId, due.Notice.PersonId, due.Locale, now), due.HeardAt, cancel);
            var turn = new Turn(session, tables, row, now);
            var outcome = await dialogs.RunAsync(turn, new Notified(due.Notice.In(row.Locale)), cancel);
            await speaker.SayAsync(turn, new Speech(outcome.Replies, Drafts: outcome.Drafts, Notice: due.Notice.Id), cancel);
            await FinishAsync(turn, null, cancel);
            return true;
        }, cancellationToken);

    private Task<TurnOutcome> WriteAsync(InboundTurn inbound, Func<Turn, InboundTurn, CancellationToken, Task<DialogOutcome>> react, CancellationToken cancellationToken) =>
        store.WriteAsync(inbound.Lane, Actor.System, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            var tables = new TurnTables(session);
            var row = await tables.FindAsync(inbound.Channel, inbound.ExternalId, cancel)
                ?? await tables.AddAsync(NewRow(inbound.Channel, inbound.ExternalId, inbound.PersonId, Locales.Nearest(inbound.Activity.Locale), now), now, cancel);
            var turn = new Turn(session, tables, row, now);
            if (await tables.FindReceiptAsync(row.Id, inbound.Key, cancel) is { } known)
            {
                return await RepeatAsync(turn, inbound, known, cancel);
            }

            await RefreshAsync(turn, inbound, cancel);
            await KeptFiles.AddAsync(turn, inbound, cancel);
            crash.Pass(CrashPoint.TurnBegun);
            var outcome = await react(turn, inbound, cancel);
            crash.Pass(CrashPoint.AfterDialogs);
            var activityId = await HearAsync(turn, inbound, outcome.Stand, cancel);
            var said = await speaker.SayAsync(turn, SpeechOf(turn, inbound, outcome, activityId), cancel);
            var answer = await TurnAnswers.OfAsync(turn, inbound, said, phrases, cancel);
            await tables.AddReceiptAsync(row.Id, inbound.Key, activityId, answer?.Body?.GetRawText(), now, cancel);
            await FinishAsync(turn, now, cancel);
            crash.Pass(CrashPoint.BeforeCommit);
            return new TurnOutcome(activityId, Duplicate: false, answer);
        }, cancellationToken);

    private Task<DialogOutcome> ApologiseAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken) =>
        Task.FromResult(new DialogOutcome([Reply.Of(phrases(turn.Row.Locale, "server.fault"))], phrases(turn.Row.Locale, "server.fault_stand")));

    private static ConversationRow NewRow(string channel, string externalId, Guid? person, string locale, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Channel = channel, ExternalId = externalId, PersonId = person, Locale = locale };

    private static async Task RefreshAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken)
    {
        var row = turn.Row;
        row.PersonId ??= inbound.IsGroup ? null : inbound.PersonId;
        row.Reference = Encoding.UTF8.GetString(ActivityJson.Write(ConversationReference.From(inbound.Activity)));
        (row.Unreachable, row.UnreachableSince) = (null, null);
        if (EventReader.IsRemoval(inbound.Activity))
        {
            (row.Unreachable, row.UnreachableSince) = (Unreachability.Removed, turn.Now);
            await turn.Tables.ForgetReceiptAsync(row.Id, InboundTurn.ArrivalKey, cancellationToken);
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
            await turn.Tables.AppendAsync(turn.Row.Id, turn.Row.LastSeq, known.ActivityId, true, again, turn.Now, cancellationToken);
            await FinishAsync(turn, turn.Now, cancellationToken);
        }

        return new TurnOutcome(known.ActivityId, Duplicate: true, TurnAnswers.Again(known));
    }

    /// <summary>Keeps what was said; what has only happened leaves a receipt and nothing else.</summary>
    private async Task<string> HearAsync(Turn turn, InboundTurn inbound, string? stand, CancellationToken cancellationToken)
    {
        if (!inbound.IsSaid)
        {
            return inbound.Key;
        }

        var seq = ++turn.Row.LastSeq;
        var (id, json) = ActivityWriter.Echo(turn.Row, seq, inbound, IsFeed(turn.Row), stand, turn.Now);
        await turn.Tables.AppendAsync(turn.Row.Id, seq, id, true, json, turn.Now, cancellationToken);
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

    private async Task FinishAsync(Turn turn, DateTimeOffset? heardAt, CancellationToken cancellationToken)
    {
        await turn.Tables.SaveAsync(turn.Row, heardAt, cancellationToken);
        await news.AnnounceAsync(turn.Session, turn.Row.ExternalId, turn.Row.LastSeq, cancellationToken);
    }

    private bool IsFeed(ConversationRow row) => channels.Of(row.Channel).Abilities.IsFeed;
}
