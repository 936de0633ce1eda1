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

    public static implicit operator CardPayload(JsonElement data) => FromJsonElement(data);

    public static CardPayload FromJsonElement(JsonElement data) => new Ready(data);

    private sealed record Ready(JsonElement Data) : CardPayload
    {
        public override void WriteTo(Utf8JsonWriter json) => Data.WriteTo(json);
    }
}
