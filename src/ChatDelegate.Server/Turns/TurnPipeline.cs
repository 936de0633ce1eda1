using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
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
    DialogRunner dialogs,
    StrangerDesk strangers,
    ConversationNews news,
    DeliverySignal delivery,
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
            var outcome = await WriteAsync(inbound, TalkAsync, cancellationToken);
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
    public Task<bool> NotifyAsync(Notice notice, string channel, string externalId, CancellationToken cancellationToken) =>
        store.WriteAsync(InboundTurn.LaneOf(channel, externalId), Actor.System, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            var tables = new TurnTables(session);
            if (!await NoticeTables.MarkSaidAsync(session, notice.Id, now, cancel) || await tables.FindAsync(channel, externalId, cancel) is not { } row)
            {
                return false;
            }

            var turn = new Turn(session, tables, row, now);
            var outcome = await dialogs.RunAsync(turn, new Notified(notice.In(row.Locale)), cancel);
            await ReplyAsync(turn, outcome.Replies, null, cancel);
            await FinishAsync(turn, null, cancel);
            return true;
        }, cancellationToken);

    private Task<TurnOutcome> WriteAsync(InboundTurn inbound, Func<Turn, InboundTurn, CancellationToken, Task<DialogOutcome>> react, CancellationToken cancellationToken) =>
        store.WriteAsync(inbound.Lane, Actor.System, async (session, cancel) =>
        {
            var now = time.GetUtcNow();
            var tables = new TurnTables(session);
            var row = await tables.FindAsync(inbound.Channel, inbound.ExternalId, cancel) ?? await OpenAsync(tables, inbound, now, cancel);
            var turn = new Turn(session, tables, row, now);
            if (await tables.FindReceiptAsync(row.Id, inbound.Key, cancel) is { } known)
            {
                return await RepeatAsync(turn, inbound, known, cancel);
            }

            Refresh(row, inbound);
            await KeepFilesAsync(turn, inbound, cancel);
            crash.Pass(CrashPoint.TurnBegun);
            var outcome = await react(turn, inbound, cancel);
            crash.Pass(CrashPoint.AfterDialogs);
            var activityId = await HearAsync(turn, inbound, outcome.Stand, cancel);
            await ReplyAsync(turn, [.. Refusals(inbound, row.Locale), .. outcome.Replies], inbound.IsSaid ? activityId : null, cancel);
            await FinishAsync(turn, now, cancel);
            crash.Pass(CrashPoint.BeforeCommit);
            return new TurnOutcome(activityId, Duplicate: false);
        }, cancellationToken);

    private async Task<DialogOutcome> TalkAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken)
    {
        if (turn.Row.PersonId is null)
        {
            return strangers.Answer(turn, inbound);
        }

        if (inbound.SignIn is not null)
        {
            var welcome = await dialogs.RunAsync(turn, new Arrived(), cancellationToken);
            return welcome with { Stand = phrases(turn.Row.Locale, "server.stranger_stand") };
        }

        return !inbound.OnlyRefusedFiles && EventReader.Read(inbound) is { } happened
            ? await dialogs.RunAsync(turn, happened, cancellationToken)
            : DialogOutcome.Silence;
    }

    private Task<DialogOutcome> ApologiseAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken) =>
        Task.FromResult(new DialogOutcome([Reply.Of(phrases(turn.Row.Locale, "server.fault"))], phrases(turn.Row.Locale, "server.fault_stand")));

    private static async Task<ConversationRow> OpenAsync(TurnTables tables, InboundTurn inbound, DateTimeOffset now, CancellationToken cancellationToken) =>
        await tables.AddAsync(
            new ConversationRow
            {
                Id = Guid.CreateVersion7(now),
                Channel = inbound.Channel,
                ExternalId = inbound.ExternalId,
                PersonId = inbound.PersonId,
                Locale = Locales.Nearest(inbound.Activity.Locale),
            },
            now,
            cancellationToken);

    private static void Refresh(ConversationRow row, InboundTurn inbound)
    {
        row.PersonId ??= inbound.PersonId;
        row.Unreachable = null;
        row.Reference = Encoding.UTF8.GetString(ActivityJson.Write(ConversationReference.From(inbound.Activity)));
        if (inbound.Activity.Locale is { Length: > 0 } locale)
        {
            row.Locale = Locales.Nearest(locale);
        }
    }

    /// <summary>The sender has not seen our acknowledgement: show theirs again, do nothing again.</summary>
    private async Task<TurnOutcome> RepeatAsync(Turn turn, InboundTurn inbound, string activityId, CancellationToken cancellationToken)
    {
        if (inbound.Channel == ChannelIds.WebChat && await NoticeTables.EchoAsync(turn.Session, turn.Row.Id, activityId, cancellationToken) is { } echo)
        {
            var again = ActivityWriter.EchoAgain(echo, inbound.Activity);
            turn.Row.LastSeq++;
            await turn.Tables.AppendAsync(turn.Row.Id, turn.Row.LastSeq, activityId, true, again, turn.Now, cancellationToken);
            await FinishAsync(turn, turn.Now, cancellationToken);
        }

        return new TurnOutcome(activityId, Duplicate: true);
    }

    private static async Task<string> HearAsync(Turn turn, InboundTurn inbound, string? stand, CancellationToken cancellationToken)
    {
        var row = turn.Row;
        if (!inbound.IsSaid)
        {
            // Something happened, but nothing was said: a receipt is enough.
            await turn.Tables.AddReceiptAsync(row.Id, inbound.Key, inbound.Key, turn.Now, cancellationToken);
            return inbound.Key;
        }

        var seq = ++row.LastSeq;
        var (id, json) = ActivityWriter.Echo(row, seq, inbound, stand, turn.Now);
        await turn.Tables.AddReceiptAsync(row.Id, inbound.Key, id, turn.Now, cancellationToken);
        await turn.Tables.AppendAsync(row.Id, seq, id, true, json, turn.Now, cancellationToken);
        return id;
    }

    private async Task ReplyAsync(Turn turn, IReadOnlyList<Reply> replies, string? replyTo, CancellationToken cancellationToken)
    {
        var row = turn.Row;
        foreach (var reply in replies)
        {
            var seq = ++row.LastSeq;
            var (id, json) = ActivityWriter.Write(row, seq, reply, replyTo, turn.Now);
            await turn.Tables.AppendAsync(row.Id, seq, id, false, json, turn.Now, cancellationToken);
            if (row.Channel != ChannelIds.WebChat)
            {
                await turn.Tables.SendLaterAsync(row.Id, seq, json, turn.Now, cancellationToken);
                turn.Session.AfterCommit(delivery.Ring);
            }
        }
    }

    private async Task FinishAsync(Turn turn, DateTimeOffset? heardAt, CancellationToken cancellationToken)
    {
        var row = turn.Row;
        await turn.Tables.SaveAsync(row, heardAt, cancellationToken);
        await news.AnnounceAsync(turn.Session, row.ExternalId, row.LastSeq, cancellationToken);
    }

    private static async Task KeepFilesAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken)
    {
        foreach (var file in inbound.Files)
        {
            if (file.Kept is { } kept)
            {
                turn.Session.Db.Add(new StoredFile
                {
                    Id = kept.Id,
                    ConversationId = turn.Row.Id,
                    Name = file.Name,
                    ContentType = kept.ContentType,
                    Bytes = kept.Bytes,
                    Sha256 = kept.Sha256,
                    At = turn.Now,
                });
            }
        }

        await turn.Session.FlushAsync(cancellationToken);
    }

    private IEnumerable<Reply> Refusals(InboundTurn inbound, string locale) =>
        inbound.Files.Where(file => file.Refusal is not null).Select(file => Reply.Of(phrases(locale, file.Refusal ?? string.Empty, ("name", file.Name))));
}
