using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>Walks a card from top to bottom and writes down what a reader of text needs of it.</summary>
internal sealed class CardTextReader
{
    /// <summary>Deeper than any card that people can read; the rest is passed over.</summary>
    private const int Deepest = 16;
    private const string Apart = "  ";

    private readonly List<NumberedButton> _buttons = [];
    private readonly List<NamedInput> _inputs = [];

    private CardTextReader(JsonElement card)
    {
        Lines = [.. Elements(card, "body", 0)];
        ButtonLine = string.Join(Apart, Items(card, "actions").Select(Action));
    }

    public IReadOnlyList<string> Lines { get; }

    public string ButtonLine { get; }

    public IReadOnlyList<NumberedButton> Buttons => _buttons;

    public IReadOnlyList<NamedInput> Inputs => _inputs;

    public static CardTextReader Read(JsonElement card) => new(card);

    private List<string> Elements(JsonElement parent, string name, int depth) => [.. Items(parent, name).SelectMany(element => Element(element, depth + 1))];

    private List<string> Element(JsonElement element, int depth)
    {
        if (depth > Deepest || element.ValueKind != JsonValueKind.Object || element.TryGetProperty("isVisible", out var visible) && visible.ValueKind == JsonValueKind.False)
        {
            return [];
        }

        var type = Text(element, "type") ?? string.Empty;
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            return Input(element, type);
        }

        return type == "ActionSet" ? [string.Join(Apart, Items(element, "actions").Select(Action))] : Touchable(element, Inner(element, type, depth));
    }

    private List<string> Inner(JsonElement element, string type, int depth) => type switch
    {
        "TextBlock" or "TextRun" => [Text(element, "text") ?? string.Empty],
        "RichTextBlock" => [string.Concat(Items(element, "inlines").Select(run => run.ValueKind == JsonValueKind.String ? run.GetString() : Text(run, "text")))],
        "FactSet" => [.. Items(element, "facts").Select(fact => $"{Text(fact, "title")}: {Text(fact, "value")}")],
        "Image" => Text(element, "altText") is { Length: > 0 } seen ? [$"[{seen}]"] : [],
        // What stands side by side on the card stands side by side here, as long as each is one line.
        "ColumnSet" => Row(Items(element, "columns").Select(column => Element(column, depth + 1))),
        "TableRow" => Row(Items(element, "cells").Select(cell => Element(cell, depth + 1))),
        _ => [.. Elements(element, "items", depth), .. Elements(element, "rows", depth)],
    };

    private static List<string> Row(IEnumerable<List<string>> cells)
    {
        var filled = cells.Where(cell => cell.Count > 0).ToList();
        return filled.Count == 0 ? [] : filled.TrueForAll(cell => cell.Count == 1) ? [string.Join(Apart, filled.Select(cell => cell[0]))] : [.. filled.SelectMany(cell => cell)];
    }

    /// <summary>An entry that can be touched is one line with a number, what else it says in brackets.</summary>
    private List<string> Touchable(JsonElement element, List<string> lines)
    {
        if (!element.TryGetProperty("selectAction", out var action) || Pressable(action) is not { } button)
        {
            return lines;
        }

        var text = lines.Count > 0 ? lines[0] : button.Title;
        return [$"#{Number(button)} {text}{(lines.Count > 1 ? $" ({string.Join(' ', lines.Skip(1))})" : string.Empty)}"];
    }

    private string Action(JsonElement action) =>
        Pressable(action) is { } button ? $"#{Number(button)} [{button.Title}]"
        : Text(action, "url") is { } address ? $"[{Text(action, "title")}] {address}"
        : string.Empty;

    private string Number(NumberedButton button)
    {
        _buttons.Add(button);
        return _buttons.Count.ToString(CultureInfo.InvariantCulture);
    }

    private List<string> Input(JsonElement element, string type)
    {
        if (Text(element, "id") is not { Length: > 0 } id)
        {
            return [];
        }

        var choices = type == "Input.Toggle"
            ? [new CardChoice(Text(element, "title") ?? string.Empty, Text(element, "valueOn") ?? "true")]
            : Items(element, "choices").Select(choice => new CardChoice(Text(choice, "title") ?? string.Empty, Text(choice, "value") ?? string.Empty)).ToList();
        var many = element.TryGetProperty("isMultiSelect", out var several) && several.ValueKind == JsonValueKind.True;
        var input = new NamedInput(id, Text(element, "label") ?? string.Empty, Text(element, "value") ?? string.Empty, choices, many);
        _inputs.Add(input);
        return [$"{id} = {input.Value}   ({input.Label})", .. choices.Select(choice => $"    {choice.Value}: {choice.Title}")];
    }

    private static NumberedButton? Pressable(JsonElement action)
    {
        if (Text(action, "type") is not ("Action.Submit" or "Action.Execute"))
        {
            return null;
        }

        var data = action.TryGetProperty("data", out var sent) ? sent.Clone() : default;
        return new NumberedButton(Text(action, "title") ?? string.Empty, data, Text(action, "associatedInputs") != "none");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) ? text.ValueKind switch
        {
            JsonValueKind.String => text.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => text.GetRawText(),
            _ => null,
        } : null;
}
