namespace ChatDelegate.Channels.Cards;

/// <summary>Columns side by side; three at most are readable on a phone.</summary>
public sealed record ColumnSet(params IReadOnlyList<Column> Columns) : CardElement
{
    public ContainerStyle? Style { get; init; }

    public CardButton? SelectAction { get; init; }

    private protected override void WriteMembers(CardWriter writer)
    {
        var json = writer.Json;
        json.WriteString("type", "ColumnSet");
        writer.Optional("style", Style?.Name());
        json.WriteStartArray("columns");
        foreach (var column in Columns)
        {
            json.WriteStartObject();
            json.WriteString("type", "Column");
            if (column.Weight is { } weight)
            {
                json.WriteNumber("width", weight);
            }
            else
            {
                json.WriteString("width", "auto");
            }

            writer.Elements("items", column.Items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        writer.SelectAction(SelectAction);
    }
}

/// <param name="Weight">Share of the width that is left; null for as wide as its content.</param>
public sealed record Column(int? Weight, params IReadOnlyList<CardElement> Items);
