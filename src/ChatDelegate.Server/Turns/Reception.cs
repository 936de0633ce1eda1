using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>Who answers what came in: the dialogs, or one of the desks for whoever they are not for.</summary>
internal sealed class Reception(DialogRunner dialogs, StrangerDesk strangers, GroupDesk groups, PhraseBook phrases)
{
    public async Task<DialogOutcome> AnswerAsync(Turn turn, InboundTurn inbound, CancellationToken cancellationToken)
    {
        if (EventReader.IsRemoval(inbound.Activity))
        {
            return DialogOutcome.Silence;
        }

        if (inbound.IsGroup)
        {
            return groups.Answer(turn, inbound);
        }

        if (inbound.Activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete)
        {
            // What was said stays said: the record of a form cannot change under it without the person seeing it.
            return new DialogOutcome([Reply.Of(phrases(turn.Row.Locale, inbound.Activity.Type == ActivityTypes.MessageUpdate ? "server.edited" : "server.deleted"))]);
        }

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
}
