using System.Text.Json;

namespace ChatDelegate.Channels.Activities;

/// <summary>
/// The answer to an invoke named <see cref="InvokeNames.CardAction"/>. HTTP says 200 whatever the answer is; the client looks at the
/// status within the body.
/// </summary>
/// <param name="StatusCode">The inner status.</param>
/// <param name="Type">One of <see cref="ContentTypes"/>.</param>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonElement? Value)
{
    /// <summary>Takes the card's place, for the client that asked and for no other.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonElement card) => new(200, ContentTypes.AdaptiveCard, card);

    /// <summary>A short line beside the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(200, ContentTypes.ActivityMessage, ActivityJson.Text(text));

    /// <summary>The action makes no sense.</summary>
    public static AdaptiveCardInvokeResponse BadRequest(string code, string message) => Error(400, ContentTypes.Error, code, message);

    /// <summary>The bot failed.</summary>
    public static AdaptiveCardInvokeResponse ServerError(string code, string message) => Error(500, ContentTypes.Error, code, message);

    /// <summary>The code of a sign-in was wrong.</summary>
    public static AdaptiveCardInvokeResponse IncorrectAuthCode() => new(401, ContentTypes.IncorrectAuthCode, null);

    /// <summary>Something has to be done first.</summary>
    public static AdaptiveCardInvokeResponse PreconditionFailed(string code, string message) => Error(412, ContentTypes.PreconditionFailed, code, message);

    public InvokeResponse ToResponse() => new(200, ActivityJson.Element(this));

    private static AdaptiveCardInvokeResponse Error(int status, string type, string code, string message) =>
        new(status, type, ActivityJson.Element(new InvokeError(code, message)));
}

internal sealed record InvokeError(string Code, string Message);
