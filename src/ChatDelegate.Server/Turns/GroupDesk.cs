using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Speaks in groups (群聊), where everybody reads along: says that it works one to one, and does nothing else. Who is in a
/// group is never signed in there, and what they say is not kept: it may be a code, or another person's business.
/// </summary>
internal sealed class GroupDesk(PhraseBook phrases)
{
    public DialogOutcome Answer(Turn turn, InboundTurn inbound) =>
        EventReader.IsArrival(inbound.Activity) || inbound.Activity.Type is ActivityTypes.Message or ActivityTypes.Invoke
            ? new DialogOutcome([Reply.Of(phrases(turn.Row.Locale, "server.group"))], phrases(turn.Row.Locale, "server.group_stand"))
            : DialogOutcome.Silence;
}
