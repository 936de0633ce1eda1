using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Cards;

/// <summary>A button, or what touching a container does.</summary>
/// <param name="Title">Plain in every renderer.</param>
public abstract record CardButton(string Title)
{
    public CardButtonStyle Style { get; init; }

    internal void Write(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteStartObject();
        WriteMembers(json, target);
        json.WriteString("title", Title);
        if (Style != CardButtonStyle.Default)
        {
            json.WriteString("style", Style == CardButtonStyle.Positive ? "positive" : "destructive");
        }

        json.WriteEndObject();
    }

    private protected abstract void WriteMembers(Utf8JsonWriter json, CardTarget target);
}

public enum CardButtonStyle
{
    Default,
    Positive,
    Destructive,
}

/// <summary>
/// Sends its data and the card's inputs to the bot: Action.Submit in Web Chat; Action.Execute with Action.Submit as fallback in Teams.
/// <see cref="CardSubmission"/> reads both.
/// </summary>
/// <param name="Data">A JSON object. Teams keeps the name <c>msteams</c> in it for itself.</param>
public sealed record SubmitButton(string Title, JsonElement Data) : CardButton(Title)
{
    /// <summary>False for a button that leaves the form as it is, such as cancel: it sends no inputs and asks for none.</summary>
    public bool SendsInputs { get; init; } = true;

    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        if (target == CardTarget.WebChat)
        {
            WriteSubmit(json);
            return;
        }

        json.WriteString("type", "Action.Execute");
        json.WriteString("verb", CardSubmission.Verb);
        WriteData(json);
        json.WriteStartObject("fallback");
        WriteSubmit(json);
        json.WriteString("title", Title);
        json.WriteEndObject();
    }

    private void WriteSubmit(Utf8JsonWriter json)
    {
        json.WriteString("type", "Action.Submit");
        WriteData(json);
    }

    private void WriteData(Utf8JsonWriter json)
    {
        json.WritePropertyName("data");
        Data.WriteTo(json);
        if (!SendsInputs)
        {
            json.WriteString("associatedInputs", "none");
        }
    }
}

/// <summary>Opens an address in the browser; only http and https make sense.</summary>
public sealed record OpenUrlButton(string Title, Uri Url) : CardButton(Title)
{
    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("url", Url.AbsoluteUri);
    }
}

/// <summary>What a pressed <see cref="SubmitButton"/> sent, from whichever channel.</summary>
/// <param name="Data">The button's data and the inputs, in one JSON object.</param>
/// <param name="NeedsAnswer">An invoke: its answer goes into the response.</param>
public sealed record CardSubmission(JsonElement Data, bool NeedsAnswer)
{
    internal const string Verb = "submit";

    /// <summary>Null when the activity is something else.</summary>
    public static CardSubmission? Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity switch
        {
            { Type: ActivityTypes.Message, Text: null or "", Value: { ValueKind: JsonValueKind.Object } data } => new(data, NeedsAnswer: false),
            { Type: ActivityTypes.Invoke, Name: InvokeNames.CardAction, Value: { ValueKind: JsonValueKind.Object } value }
                when value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
                    && action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object => new(data, NeedsAnswer: true),
            _ => null,
        };
    }
}
