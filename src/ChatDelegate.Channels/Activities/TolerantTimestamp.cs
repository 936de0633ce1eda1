using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>A time that some client writes in a way of its own is no reason to refuse what the person said: it reads as none.</summary>
internal sealed class TolerantTimestamp : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.TryGetDateTimeOffset(out var time) ? time : null,
            _ => throw new JsonException("A time is a string."),
        };

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
