using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatDelegate.Congress.Conversations;

namespace ChatDelegate.Server.Archive;

/// <summary>One line of an archive file: an entry as it stood in the transcript, its activity letter for letter.</summary>
internal static class ArchivedEntry
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, TranscriptEntry entry)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("conversation", entry.ConversationId);
        json.WriteNumber("seq", entry.Seq);
        json.WriteString("at", entry.At.UtcDateTime);
        json.WriteString("id", entry.ActivityId);
        json.WriteBoolean("fromPerson", entry.FromPerson);
        if (entry.SentAs is not null)
        {
            json.WriteString("sentAs", entry.SentAs);
        }

        json.WritePropertyName("activity");
        if (IsOneLineOfJson(entry.Activity))
        {
            json.WriteRawValue(entry.Activity, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(entry.Activity);
        }

        json.WriteEndObject();
    }

    /// <exception cref="InvalidDataException">It is no such line.</exception>
    public static TranscriptEntry Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            var activity = json.GetProperty("activity");
            return new TranscriptEntry
            {
                ConversationId = json.GetProperty("conversation").GetGuid(),
                Seq = json.GetProperty("seq").GetInt64(),
                At = json.GetProperty("at").GetDateTimeOffset(),
                ActivityId = Text(json.GetProperty("id")),
                FromPerson = json.GetProperty("fromPerson").GetBoolean(),
                SentAs = json.TryGetProperty("sentAs", out var sentAs) ? sentAs.GetString() : null,
                Activity = activity.ValueKind == JsonValueKind.String ? Text(activity) : activity.GetRawText(),
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("A line is no entry of a transcript.", failure);
        }
    }

    /// <summary>What is not (a row that was written past the program) is kept as a text: nothing may be lost, and no line be broken.</summary>
    private static bool IsOneLineOfJson(string activity)
    {
        if (activity.AsSpan().ContainsAny('\n', '\r'))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(activity));
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(JsonElement json) => json.GetString() ?? string.Empty;
}
