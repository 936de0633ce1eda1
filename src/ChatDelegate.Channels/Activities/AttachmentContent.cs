using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Channels.Activities;

/// <summary>
/// What an attachment holds: JSON that came, or a card that goes. The card is written straight into its activity, since a
/// reply that wrote, parsed and wrote it again spent most of its time on that.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class AttachmentContent
{
    private readonly JsonElement _json;
    private readonly AdaptiveCard? _card;
    private readonly CardTarget _target;

    private AttachmentContent(JsonElement json) => _json = json;

    private AttachmentContent(AdaptiveCard card, CardTarget target) => (_card, _target) = (card, target);

    /// <summary>As JSON, whichever it is.</summary>
    public JsonElement Json => _card?.ToJson(_target) ?? _json;

    public static AttachmentContent Of(JsonElement json) => new(json);

    public static AttachmentContent Of(AdaptiveCard card, CardTarget target) => new(card, target);

    internal sealed class Converter : JsonConverter<AttachmentContent>
    {
        public override AttachmentContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, AttachmentContent value, JsonSerializerOptions options)
        {
            if (value._card is { } card)
            {
                card.Write(writer, value._target);
            }
            else
            {
                value._json.WriteTo(writer);
            }
        }
    }
}
