using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Dialogs.State;

/// <summary>A value in as few bytes as its kind allows: "text", 12, true, {"d": "2026-12-16"}, {"t": ...}, {"l": [...]}, {"a": [...]}.</summary>
internal sealed class ValueConverter : JsonConverter<Value>
{
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString() ?? "";
            case JsonTokenType.Number:
                return reader.GetDecimal();
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
        }

        using var document = JsonDocument.ParseValue(ref reader);
        var property = document.RootElement.EnumerateObject().FirstOrDefault();
        return property.Name switch
        {
            "d" => new Value.DateValue(DateOnly.ParseExact(property.Value.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "t" => new Value.DateTimeValue(property.Value.GetDateTimeOffset()),
            "l" => new Value.ListValue([.. property.Value.EnumerateArray().Select(item => item.GetString() ?? "")]),
            "a" => new Value.AttachmentsValue([.. property.Value.EnumerateArray().Select(File)]),
            _ => throw new JsonException("A value of an unknown kind."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Value.TextValue text:
                writer.WriteStringValue(text.Text);
                return;
            case Value.NumberValue number:
                writer.WriteNumberValue(number.Number);
                return;
            case Value.FlagValue flag:
                writer.WriteBooleanValue(flag.Flag);
                return;
        }

        writer.WriteStartObject();
        switch (value)
        {
            case Value.DateValue date:
                writer.WriteString("d", date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case Value.DateTimeValue time:
                writer.WriteString("t", time.At);
                break;
            case Value.ListValue list:
                WriteAll(writer, "l", list.Items, static (writer, item) => writer.WriteStringValue(item));
                break;
            case Value.AttachmentsValue files:
                WriteAll(writer, "a", files.Items, WriteFile);
                break;
        }

        writer.WriteEndObject();
    }

    private static Attachment File(JsonElement file) =>
        new(file[0].GetString() ?? "", file[1].GetString() ?? "", file[2].GetString() ?? "", file[3].GetInt64());

    private static void WriteFile(Utf8JsonWriter writer, Attachment file)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(file.Id);
        writer.WriteStringValue(file.Name);
        writer.WriteStringValue(file.ContentType);
        writer.WriteNumberValue(file.Bytes);
        writer.WriteEndArray();
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }
}
