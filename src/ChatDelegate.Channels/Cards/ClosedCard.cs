using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// What is left to read of a card that has been answered: its texts, what stood in its inputs, and a note of what became of it.
/// Made from the card as it was sent, so that nothing else has to be kept.
/// </summary>
public static class ClosedCard
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="card">An Adaptive Card of ours.</param>
    /// <param name="inputs">By input id; null when they are private, and then no value is shown, nor what stood there before.</param>
    /// <param name="note">A sentence under the card.</param>
    public static JsonElement Of(JsonElement card, IReadOnlyDictionary<string, string>? inputs, string note)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var member in card.EnumerateObject().Where(member => member.Name is not ("actions" or "refresh" or "body")))
            {
                member.WriteTo(json);
            }

            json.WriteStartArray("body");
            WriteElements(json, Items(card, "body"), inputs);
            new TextBlock(note) { Subtle = true, Size = TextSize.Small, Separator = true }.Write(json, CardTarget.WebChat);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The title of the button that carries these data; null when the card has none such.</summary>
    public static string? TitleOf(JsonElement card, Func<JsonElement, bool> isPressed) => card.ValueKind switch
    {
        JsonValueKind.Array => card.EnumerateArray().Select(item => TitleOf(item, isPressed)).FirstOrDefault(title => title is not null),
        JsonValueKind.Object when card.TryGetProperty("data", out var data) && isPressed(data) => Text(card, "title"),
        JsonValueKind.Object => card.EnumerateObject().Select(member => TitleOf(member.Value, isPressed)).FirstOrDefault(title => title is not null),
        _ => null,
    };

    private static void WriteElements(Utf8JsonWriter json, JsonElement.ArrayEnumerator elements, IReadOnlyDictionary<string, string>? inputs)
    {
        foreach (var element in elements)
        {
            var type = Text(element, "type");
            if (type?.StartsWith("Input.", StringComparison.Ordinal) == true)
            {
                WriteValue(json, element, inputs);
            }
            else if (type is not (null or "ActionSet"))
            {
                WriteElement(json, element, inputs);
            }
        }
    }

    private static void WriteElement(Utf8JsonWriter json, JsonElement element, IReadOnlyDictionary<string, string>? inputs)
    {
        json.WriteStartObject();
        foreach (var member in element.EnumerateObject().Where(member => member.Name is not ("selectAction" or "inlineAction")))
        {
            if (member is { Name: "items" or "columns" or "rows" or "cells", Value.ValueKind: JsonValueKind.Array })
            {
                json.WriteStartArray(member.Name);
                WriteElements(json, member.Value.EnumerateArray(), inputs);
                json.WriteEndArray();
            }
            else
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, JsonElement input, IReadOnlyDictionary<string, string>? inputs)
    {
        if (Text(input, "id") is { } id && inputs?.GetValueOrDefault(id) is { Length: > 0 } value)
        {
            new FactSet(new CardFact(Text(input, "label") ?? string.Empty, Shown(input, value))) { Spacing = CardSpacing.Small }.Write(json, CardTarget.WebChat);
        }
    }

    /// <summary>Chosen things by their titles.</summary>
    private static string Shown(JsonElement input, string value)
    {
        var titles = Items(input, "choices").ToLookup(choice => Text(choice, "value"), choice => Text(choice, "title"), StringComparer.Ordinal);
        return titles.Count == 0 ? value : string.Join('、', value.Split(',').Select(part => titles[part].FirstOrDefault() ?? part));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
