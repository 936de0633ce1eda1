namespace ChatDelegate.Channels.Cards;

/// <summary>
/// Labels and values, line by line; written as rich text where a value could be read as markdown, or is so long that Teams
/// would squeeze the labels to a character a line.
/// </summary>
public sealed record FactSet(params IReadOnlyList<CardFact> Facts) : CardElement
{
    private const int LongValue = 30;

    private protected override void WriteMembers(CardWriter writer)
    {
        if (!Facts.All(fact => fact.Value.Length < LongValue && PlainText.IsSafe(fact.Title) && PlainText.IsSafe(fact.Value)))
        {
            WriteRich(writer);
            return;
        }

        var json = writer.Json;
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

    private void WriteRich(CardWriter writer)
    {
        writer.Json.WriteString("type", "Container");
        writer.Json.WriteStartArray("items");
        foreach (var fact in Facts)
        {
            new RichText(new TextRun(fact.Title + "  ") { Bold = true }, new TextRun(fact.Value)) { Spacing = CardSpacing.Small }.Write(writer);
        }

        writer.Json.WriteEndArray();
    }
}

public sealed record CardFact(string Title, string Value);
