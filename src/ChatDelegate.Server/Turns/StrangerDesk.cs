using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>Speaks with whoever is not known yet: asks for the code that staff hand out, and for nothing else.</summary>
internal sealed class StrangerDesk(PhraseBook phrases)
{
    public DialogOutcome Answer(Turn turn, InboundTurn inbound)
    {
        var locale = turn.Row.Locale;
        if (inbound.SignIn is { Refusal: { } refusal } tried)
        {
            return new DialogOutcome([Reply.Of(phrases(locale, refusal.Key(), ("minutes", tried.WaitMinutes)))], phrases(locale, "server.stranger_stand"));
        }

        return EventReader.Read(inbound) is not null
            ? new DialogOutcome([Reply.Of(phrases(locale, "server.stranger"))])
            : DialogOutcome.Silence;
    }
}
