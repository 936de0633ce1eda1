using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Server.Turns;

/// <summary>Runs the pure engine against the real world: its state from the conversation, its commands in the turn's transaction.</summary>
internal sealed class DialogRunner(
    DialogEngine engine,
    CommandTable commands,
    CongressZone zone,
    SecretBox secrets,
    PhraseBook phrases,
    ILogger<DialogRunner> logger)
{
    private const int MostSteps = 32;

    public async Task<DialogOutcome> RunAsync(Turn turn, DialogEvent happened, CancellationToken cancellationToken)
    {
        if (turn.Row.PersonId is not { } personId || await ParticipantLookup.FindAsync(turn.Session.Db, personId, cancellationToken) is not { } participant)
        {
            return new DialogOutcome([Reply.Of(phrases(turn.Row.Locale, "server.no_longer_on_the_roll"))]);
        }

        var context = Context(turn, participant);
        var replies = new List<Reply>();
        string? stand = null;
        var step = engine.Take(ReadState(turn.Row), happened, context);
        for (var steps = 0; ; steps++)
        {
            replies.AddRange(step.Effects.OfType<Say>().Select(say => say.Reply));
            stand = step.Effects.OfType<HideMessage>().LastOrDefault()?.Stand ?? stand;
            if (await AnswerAsync(turn, participant, step.Effects, cancellationToken) is not { } answer)
            {
                WriteState(turn.Row, step.State);
                return new DialogOutcome(replies, stand);
            }

            if (steps == MostSteps)
            {
                throw new InvalidOperationException("The dialogs ask for commands without end.");
            }

            step = engine.Take(step.State, answer, context);
        }
    }

    private DialogContext Context(Turn turn, Participant participant) =>
        new(turn.Row.Locale, participant.Roles, turn.Now, zone.Value, new Dictionary<string, Value>(StringComparer.Ordinal) { ["name"] = participant.Name });

    private async Task<DialogEvent?> AnswerAsync(Turn turn, Participant participant, IReadOnlyList<Effect> effects, CancellationToken cancellationToken)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case RunCommand { Call: var call }:
                    return new CommandFinished(call.Id, await RunAsync(turn, participant, call, cancellationToken));
                case LoadOptions load:
                    var asked = new CommandCall(load.CallId, load.Source, load.Values, load.CallId);
                    return new OptionsLoaded(load.CallId, await commands.Source(load.Source).LoadAsync(Command(turn, participant, asked), cancellationToken));
            }
        }

        return null;
    }

    private async Task<CommandResult> RunAsync(Turn turn, Participant participant, CommandCall call, CancellationToken cancellationToken)
    {
        var command = commands.Command(call.Name);
        if (!command.Roles.Any(participant.Roles.Contains))
        {
            TurnLog.Forbidden(logger, call.Name);
            return CommandResult.Refused("forbidden", phrases(turn.Row.Locale, "server.forbidden"));
        }

        turn.Session.Actor = new Actor(participant.PersonId, string.Join(',', participant.Roles.Order(StringComparer.Ordinal)), call.Name);
        var result = await command.RunAsync(Command(turn, participant, call), cancellationToken);
        await turn.Session.FlushAsync(cancellationToken);
        return result;
    }

    private CommandContext Command(Turn turn, Participant participant, CommandCall call) =>
        new(turn.Session, participant, turn.Row.Id, call with { IdempotencyKey = $"{turn.Row.Id:N}:{call.IdempotencyKey}" }, turn.Row.Locale, turn.Now, zone.Value, phrases);

    private ConversationState ReadState(ConversationRow row)
    {
        if (row.State is not { } stored)
        {
            return ConversationState.Fresh;
        }

        try
        {
            return StateJson.Read(Encoding.UTF8.GetString(row.StateSealed ? secrets.Open(stored) : stored));
        }
        catch (CryptographicException failure)
        {
            TurnLog.StateUnreadable(logger, failure);
            return ConversationState.Fresh;
        }
    }

    private void WriteState(ConversationRow row, ConversationState state)
    {
        var json = Encoding.UTF8.GetBytes(StateJson.Write(state));
        row.StateSealed = state.HoldsSensitive;
        row.State = row.StateSealed ? secrets.Seal(json) : json;
    }
}
