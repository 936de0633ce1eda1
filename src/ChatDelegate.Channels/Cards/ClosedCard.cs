using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// What is left to read of a card that has been answered: its texts, what stood in its inputs, and a note of what became of it.
/// Made from the card as it was sent, so that nothing else has to be kept.
/// </summary>
public static class ClosedCard
{
    /// <param name="card">An Adaptive Card of ours.</param>
    /// <param name="inputs">By input id; null when they are private, and then no value is shown, nor what stood there before.</param>
    /// <param name="note">A sentence under the card.</param>
    public static AttachmentContent Of(JsonElement card, IReadOnlyDictionary<string, string>? inputs, string note) =>
        AttachmentContent.Of((card, inputs, note), static (json, of) => Write(json, of.card, of.inputs, of.note));

    /// <summary>The title of the button that carries these data; null when the card has none such.</summary>
    public static string? TitleOf(JsonElement card, Func<JsonElement, bool> isPressed) => card.ValueKind switch
    {
        JsonValueKind.Array => card.EnumerateArray().Select(item => TitleOf(item, isPressed)).FirstOrDefault(title => title is not null),
        JsonValueKind.Object when card.TryGetProperty("data", out var data) && isPressed(data) => Text(card, "title"),
        JsonValueKind.Object => card.EnumerateObject().Select(member => TitleOf(member.Value, isPressed)).FirstOrDefault(title => title is not null),
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, JsonElement card, IReadOnlyDictionary<string, string>? inputs, string note)
    {
        json.WriteStartObject();
        foreach (var member in card.EnumerateObject())
        {
            if (!member.NameEquals("actions"u8) && !member.NameEquals("refresh"u8) && !member.NameEquals("body"u8))
            {
                member.WriteTo(json);
            }
        }

        var writer = new CardWriter(json, CardTarget.WebChat);
        json.WriteStartArray("body");
        WriteElements(writer, Items(card, "body"), inputs);
        new TextBlock(note) { Subtle = true, Size = TextSize.Small, Separator = true }.Write(writer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteElements(CardWriter writer, JsonElement.ArrayEnumerator elements, IReadOnlyDictionary<string, string>? inputs)
    {
        var values = new List<CardFact>();
        foreach (var element in elements)
        {
            var type = Text(element, "type");
            if (IsInput(element))
            {
                AddValue(values, element, inputs);
            }
            else if (type == "Container" && Items(element, "items").Any(IsInput))
            {
                // What stands with an input asks for it or complains about it; answered, there is nothing more to ask.
                foreach (var input in Items(element, "items").Where(IsInput))
                {
                    AddValue(values, input, inputs);
                }
            }
            else if (type is not (null or "ActionSet"))
            {
                WriteValues(writer, values);
                WriteElement(writer, element, inputs);
            }
        }

        WriteValues(writer, values);
    }

    private static bool IsInput(JsonElement element) => Text(element, "type")?.StartsWith("Input.", StringComparison.Ordinal) == true;

    private static void WriteElement(CardWriter writer, JsonElement element, IReadOnlyDictionary<string, string>? inputs)
    {
        var json = writer.Json;
        // A table's columns are widths, not elements.
        var parts = Text(element, "type") switch { "ColumnSet" => "columns", "Table" => "rows", "TableRow" => "cells", _ => "items" };
        var couldBeTouched = element.TryGetProperty("selectAction", out _);
        json.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("selectAction"u8) || member.NameEquals("inlineAction"u8) || (couldBeTouched && member.NameEquals("style"u8)))
            {
                continue;
            }

            if (member.NameEquals(parts) && member.Value.ValueKind == JsonValueKind.Array)
            {
                json.WriteStartArray(parts);
                WriteElements(writer, member.Value.EnumerateArray(), inputs);
                json.WriteEndArray();
            }
            else
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>A date and its time are two inputs of one label, and one value.</summary>
    private static void AddValue(List<CardFact> values, JsonElement input, IReadOnlyDictionary<string, string>? inputs)
    {
        if (Text(input, "id") is not { } id || inputs?.GetValueOrDefault(id) is not { Length: > 0 } value)
        {
            return;
        }

        var fact = new CardFact(Text(input, "label") ?? string.Empty, Shown(input, value));
        if (values is [.., var before] && before.Title == fact.Title)
        {
            values[^1] = before with { Value = $"{before.Value} {fact.Value}" };
        }
        else
        {
            values.Add(fact);
        }
    }

    private static void WriteValues(CardWriter writer, List<CardFact> values)
    {
        if (values.Count > 0)
        {
            new FactSet([.. values]) { Spacing = CardSpacing.Small }.Write(writer);
            values.Clear();
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
