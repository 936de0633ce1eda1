using System.Globalization;
using ChatDelegate.Congress.Assist.Routing;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Turns;

/// <summary>Runs the pure engine against the real world: its state from the conversation, its commands in the turn's transaction.</summary>
internal sealed class DialogRunner(
    CatalogKeeper keeper,
    CommandTable commands,
    CongressZone zone,
    ConversationCache conversations,
    KnownParticipants participants,
    RouteRequests routes,
    ILogger<DialogRunner> logger)
{
    private const int MostSteps = 32;

    public async Task<DialogOutcome> RunAsync(Turn turn, DialogEvent happened, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, cancellationToken) is not { } participant)
        {
            return new DialogOutcome([Reply.Of(keeper.Phrase(turn.Row.Locale, "server.no_longer_on_the_roll"))]);
        }

        var state = conversations.Read(turn.Row);
        var talk = new Talk(turn, participant, await DialogsForAsync(state, turn.Session, cancellationToken));
        var (replies, stand, after) = await TalkAsync(talk, state, happened, cancellationToken);
        if (turn.Session.IsOver)
        {
            return DialogOutcome.Silence;
        }

        if (happened is Notified && state.Loss is not null)
        {
            // News is not an answer to the person: the next turn of theirs tells them, and only then the state goes.
            return new DialogOutcome(replies, stand);
        }

        KeepLost(turn, state);
        conversations.Write(turn.Row, after);
        return new DialogOutcome(replies, stand, after.Frames.ToDictionary(frame => frame.Draft, frame => frame.Revision, StringComparer.Ordinal));
    }

    private async Task<Participant?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Row.PersonId is not { } personId)
        {
            return null;
        }

        (var participant, turn.Roster) = await participants.FindAsync(turn.Session, personId, cancellationToken);
        return participant;
    }

    private async Task<(IReadOnlyList<Reply> Replies, string? Stand, ConversationState After)> TalkAsync(Talk talk, ConversationState state, DialogEvent happened, CancellationToken cancellationToken)
    {
        var context = Context(talk);
        var replies = new List<Reply>();
        string? stand = null;
        var step = talk.Dialogs.Engine.Take(state, happened, context);
        for (var steps = 0; ; steps++)
        {
            replies.AddRange(step.Effects.OfType<Say>().Select(say => say.Reply));
            stand = step.Effects.OfType<HideMessage>().LastOrDefault()?.Stand ?? stand;
            var unclear = step.Effects.OfType<NotUnderstood>().FirstOrDefault(one => routes.Wants(one.Text));
            if (talk.Turn.Session.IsRehearsal && (unclear is not null || step.Effects.Any(effect => NeedsRecord(talk.Turn.Session, effect, steps))))
            {
                talk.Turn.Session.EndRehearsal();
                return (replies, stand, step.State);
            }

            if (unclear is not null)
            {
                await AskMeantAsync(talk, unclear, cancellationToken);
            }

            if (await AnswerAsync(talk, step.Effects, cancellationToken) is not { } answer)
            {
                return (replies, stand, step.State);
            }

            if (steps == MostSteps)
            {
                throw new InvalidOperationException("The dialogs ask for commands without end.");
            }

            step = talk.Dialogs.Engine.Take(step.State, answer, context);
        }
    }

    /// <summary>Commands are the features', and change the record. One that only adds may be rehearsed; what comes after it would not see what it has added.</summary>
    private bool NeedsRecord(RecordSession session, Effect effect, int steps) => effect switch
    {
        RunCommand run => steps > 0 || !commands.Command(run.Call.Name).MayBeRehearsed,
        LoadOptions => true,
        _ => false,
    };

    /// <summary>What was meant is found out on the side, if at all; the answer does not wait for it.</summary>
    private Task AskMeantAsync(Talk talk, NotUnderstood unclear, CancellationToken cancellationToken)
    {
        var (turn, participant, _) = talk;
        var question = new RouteQuestion(participant.PersonId, participant.CongressId, turn.Row.Id, turn.Row.Version.ToString(CultureInfo.InvariantCulture), unclear.Text, turn.Row.Locale);
        return routes.AskAsync(turn.Session, question, [.. unclear.Dialogs.Select(dialog => new KnownDialog(dialog.Id, dialog.Title, dialog.About))], turn.Now, cancellationToken);
    }

    /// <summary>Another instance may have begun this conversation with a definition that came after our start.</summary>
    private async Task<RunningDialogs> DialogsForAsync(ConversationState state, RecordSession session, CancellationToken cancellationToken)
    {
        var dialogs = keeper.Current;
        foreach (var frame in state.Frames.Concat(state.Parked).Where(frame => frame.Hash.Length > 0 && !dialogs.Knows(frame.Dialog, frame.Version, frame.Hash)))
        {
            if (await session.Db.Set<ArchivedDefinition>().AnyAsync(kept => kept.Dialog == frame.Dialog && kept.Version == frame.Version && kept.Hash == frame.Hash, cancellationToken))
            {
                await keeper.CatchUpAsync(cancellationToken);
                return keeper.Current;
            }
        }

        return dialogs;
    }

    private void KeepLost(Turn turn, ConversationState state)
    {
        if (state.Loss is { } why && turn.Row.State is { } stored)
        {
            TurnLog.StateLost(logger, turn.Row.Id, why);
            turn.Session.Db.Add(new LostState { Id = Guid.CreateVersion7(turn.Now), ConversationId = turn.Row.Id, State = stored, Sealed = turn.Row.StateSealed, Why = why, At = turn.Now });
        }
    }

    private DialogContext Context(Talk talk) =>
        new(talk.Turn.Row.Locale, talk.Participant.Roles, talk.Turn.Now, zone.Value, new Dictionary<string, Value>(StringComparer.Ordinal) { ["name"] = talk.Participant.Name });

    private async Task<DialogEvent?> AnswerAsync(Talk talk, IReadOnlyList<Effect> effects, CancellationToken cancellationToken)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case RunCommand { Call: var call }:
                    return new CommandFinished(call.Id, await RunAsync(talk, call, cancellationToken));
                case LoadOptions load:
                    var asked = new CommandCall(load.CallId, load.Source, load.Values, load.CallId);
                    return new OptionsLoaded(load.CallId, await commands.Source(load.Source).LoadAsync(Command(talk, asked), cancellationToken));
            }
        }

        return null;
    }

    private async Task<CommandResult> RunAsync(Talk talk, CommandCall call, CancellationToken cancellationToken)
    {
        var (turn, participant, dialogs) = talk;
        var command = commands.Command(call.Name);
        if (!command.Roles.Any(participant.Roles.Contains))
        {
            TurnLog.Forbidden(logger, call.Name);
            return CommandResult.Refused("forbidden", dialogs.Phrases(turn.Row.Locale, "server.forbidden"));
        }

        turn.Session.Actor = new Actor(participant.PersonId, string.Join(',', participant.Roles.Order(StringComparer.Ordinal)), call.Name);
        var result = await command.RunAsync(Command(talk, call), cancellationToken);
        if (!turn.Session.IsRehearsal)
        {
            await turn.Session.FlushAsync(cancellationToken);
        }

        return result;
    }

    private CommandContext Command(Talk talk, CommandCall call)
    {
        var (turn, participant, dialogs) = talk;
        return new CommandContext(
            turn.Session, participant, turn.Row.Id, call with { IdempotencyKey = $"{turn.Row.Id:N}:{call.IdempotencyKey}" }, turn.Row.Locale, turn.Now, zone.Value, dialogs.Phrases);
    }

    /// <summary>A turn, with whom, and the dialogs it began with and so ends with.</summary>
    private sealed record Talk(Turn Turn, Participant Participant, RunningDialogs Dialogs);
}
