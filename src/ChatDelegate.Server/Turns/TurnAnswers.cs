using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// What the sender of an activity is answered at once, in the response: a button of Teams gets its card back as it looks now, or a
/// word; who asked for the replies gets them.
/// </summary>
internal static class TurnAnswers
{
    /// <returns>Null for a plain acknowledgement.</returns>
    public static async Task<InvokeResponse?> OfAsync(Turn turn, InboundTurn inbound, Spoken said, PhraseBook phrases, CancellationToken cancellationToken)
    {
        if (inbound.Activity.Type == ActivityTypes.Invoke)
        {
            if (inbound.Press is not { } press)
            {
                // The name of the invoke is known, so it is answered; that there is no button in it stands within.
                return AdaptiveCardInvokeResponse.BadRequest("BadRequest", phrases(turn.Row.Locale, "server.unknown_button")).ToResponse();
            }

            var card = said.PressedCard?.Json ?? await ShownAsync(turn, press, cancellationToken);
            return card is { } shown
                ? AdaptiveCardInvokeResponse.Card(shown).ToResponse()
                : AdaptiveCardInvokeResponse.Message(phrases(turn.Row.Locale, "server.taken")).ToResponse();
        }

        return inbound.WantsReplies
            ? new ExpectedReplies { Activities = [.. said.Activities] }.ToResponse()
            : null;
    }

    /// <summary>A second delivery gets what the first got.</summary>
    public static InvokeResponse? Again(TakenBefore known)
    {
        if (known.Response is null)
        {
            return null;
        }

        using var body = JsonDocument.Parse(known.Response);
        return new InvokeResponse(200, body.RootElement.Clone());
    }

    /// <summary>A card that was pressed late: what became of it, so that the client that missed it shows it, too.</summary>
    private static async Task<JsonElement?> ShownAsync(Turn turn, ButtonPress press, CancellationToken cancellationToken) =>
        press.Card is { } first && OpenCard.Read(turn.Row.OpenCards).All(card => card.First != first)
            && await NoticeTables.LatestAsync(turn.Session.Db, turn.Row.Id, first, cancellationToken) is { } entry
            && ActivityJson.Read(Encoding.UTF8.GetBytes(entry)).Activity?.Attachments?.FirstOrDefault() is { Content.Json: var card }
            ? card
            : null;
}
