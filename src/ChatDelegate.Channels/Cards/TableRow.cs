namespace ChatDelegate.Channels.Cards;

/// <summary>A row of a <see cref="Table"/>, a text a column.</summary>
public sealed record TableRow(params IReadOnlyList<string> Cells)
{
    public ContainerStyle? Style { get; init; }

    internal void Write(CardWriter writer, bool isHeader)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("type", "TableRow");
        writer.Optional("style", Style?.Name());
        json.WriteStartArray("cells");
        foreach (var cell in Cells)
        {
            json.WriteStartObject();
            json.WriteString("type", "TableCell");
            writer.Elements("items", [new TextBlock(cell) { Bold = isHeader }]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
