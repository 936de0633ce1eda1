using System.Text.Encodings.Web;
using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Cards;

/// <summary>Who draws the card. They differ in one thing that matters: which action reaches the bot.</summary>
public enum CardTarget
{
    /// <summary>Knows Action.Submit; silently ignores Action.Execute and its fallback.</summary>
    WebChat,

    /// <summary>Action.Execute, so that the card can be replaced in place, with Action.Submit as fallback.</summary>
    Teams,
}

/// <summary>
/// An Adaptive Card, schema 1.5. All texts are plain: what looks like markdown in them is shown as written,
/// see <see cref="PlainText"/>.
/// </summary>
/// <param name="Body">From top to bottom.</param>
/// <param name="Actions">Under the body.</param>
public sealed record AdaptiveCard(IReadOnlyList<CardElement> Body, params IReadOnlyList<CardButton> Actions)
{
    private const string Version = "1.5";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For clients that cannot draw cards, notifications and screen readers' summaries.</summary>
    public string? FallbackText { get; init; }

    /// <summary>BCP 47; decides how dates and inputs look.</summary>
    public string? Language { get; init; }

    /// <summary>Uses the width of a Teams window.</summary>
    public bool FullWidth { get; init; }

    public JsonElement ToJson(CardTarget target)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, target);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Send it in an activity without text: Teams splits text and card in two and tells no id for either.</summary>
    public Attachment ToAttachment(CardTarget target) => new() { ContentType = ContentTypes.AdaptiveCard, Content = ToJson(target) };

    private void Write(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", Version);
        json.WriteOptional("lang", Language);
        json.WriteOptional("fallbackText", FallbackText);
        json.WriteElements("body", Body, target);
        json.WriteActions(Actions, target);
        if (FullWidth && target == CardTarget.Teams)
        {
            json.WriteStartObject("msteams");
            json.WriteString("width", "Full");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
