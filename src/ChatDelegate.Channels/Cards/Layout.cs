using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Channels.Cards;

/// <summary>Labels and values, line by line; written as rich text where a value could be read as markdown.</summary>
public sealed record FactSet(params IReadOnlyList<CardFact> Facts) : CardElement
{
    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        if (!Facts.All(fact => PlainText.IsSafe(fact.Title) && PlainText.IsSafe(fact.Value)))
        {
            WriteRich(json);
            return;
        }

        json.WriteString("type", "FactSet");
        json.WriteStartArray("facts");
        foreach (var fact in Facts)
        {
            json.WriteStartObject();
            json.WriteString("title", fact.Title);
            json.WriteString("value", fact.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRich(Utf8JsonWriter json)
    {
        json.WriteString("type", "Container");
        json.WriteStartArray("items");
        foreach (var fact in Facts)
        {
            json.WriteStartObject();
            json.WriteString("type", "RichTextBlock");
            json.WriteString("spacing", "small");
            json.WriteStartArray("inlines");
            WriteRuns(json, fact.Title + "  ", bold: true);
            WriteRuns(json, fact.Value, bold: false);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRuns(Utf8JsonWriter json, string text, bool bold)
    {
        foreach (var run in PlainText.Runs(text))
        {
            json.WriteStartObject();
            json.WriteString("type", "TextRun");
            json.WriteString("text", run);
            json.WriteOptional("weight", bold ? "bolder" : null);
            json.WriteEndObject();
        }
    }
}

public sealed record CardFact(string Title, string Value);

/// <summary>A group of elements, which as a whole can be touched.</summary>
public sealed record Container(params IReadOnlyList<CardElement> Items) : CardElement
{
    public ContainerStyle? Style { get; init; }

    public CardButton? SelectAction { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteString("type", "Container");
        json.WriteOptional("style", Style);
        json.WriteElements("items", Items, target);
        json.WriteSelectAction(SelectAction, target);
    }
}

/// <summary>Columns side by side; three at most are readable on a phone.</summary>
public sealed record ColumnSet(params IReadOnlyList<Column> Columns) : CardElement
{
    public CardButton? SelectAction { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteString("type", "ColumnSet");
        json.WriteStartArray("columns");
        foreach (var column in Columns)
        {
            json.WriteStartObject();
            json.WriteString("type", "Column");
            json.WriteString("width", column.Weight is { } weight ? weight.ToString(CultureInfo.InvariantCulture) : "auto");
            json.WriteElements("items", column.Items, target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteSelectAction(SelectAction, target);
    }
}

/// <param name="Weight">Share of the width that is left; null for as wide as its content.</param>
public sealed record Column(int? Weight, params IReadOnlyList<CardElement> Items);

/// <summary>A picture by its address.</summary>
/// <param name="Alternative">For those who do not see it.</param>
public sealed record Image(Uri Url, string Alternative) : CardElement
{
    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteString("type", "Image");
        json.WriteString("url", Url.AbsoluteUri);
        json.WriteString("altText", Alternative);
    }
}

/// <summary>Buttons within the body.</summary>
public sealed record ActionSet(params IReadOnlyList<CardButton> Actions) : CardElement
{
    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        json.WriteString("type", "ActionSet");
        json.WriteActions(Actions, target);
    }
}
