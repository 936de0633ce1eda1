using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// What a button sends beside the inputs: a JSON object, written straight into the card. Teams keeps the name
/// <c>msteams</c> in it for itself.
/// </summary>
public abstract record CardPayload
{
    /// <summary>Writes one object. Called once an action, in Teams twice.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);

    /// <summary>As it comes back when the button is pressed and the card has no inputs.</summary>
    public JsonElement ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            WriteTo(json);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    public static implicit operator CardPayload(JsonElement data) => FromJsonElement(data);

    public static CardPayload FromJsonElement(JsonElement data) => new Ready(data);

    private sealed record Ready(JsonElement Data) : CardPayload
    {
        public override void WriteTo(Utf8JsonWriter json) => Data.WriteTo(json);
    }
}
