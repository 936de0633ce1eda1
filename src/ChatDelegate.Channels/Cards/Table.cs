namespace ChatDelegate.Channels.Cards;

/// <summary>Rows and columns, such as groups and how far each has come; four columns at most are readable on a phone.</summary>
/// <param name="Weights">Of the columns, as shares of the width.</param>
/// <param name="Rows">The first holds the columns' names.</param>
public sealed record Table(IReadOnlyList<int> Weights, params IReadOnlyList<TableRow> Rows) : CardElement
{
    private protected override void WriteMembers(CardWriter writer)
    {
        var json = writer.Json;
        json.WriteString("type", "Table");
        json.WriteStartArray("columns");
        foreach (var weight in Weights)
        {
            json.WriteStartObject();
            json.WriteNumber("width", weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        for (var i = 0; i < Rows.Count; i++)
        {
            Rows[i].Write(writer, isHeader: i == 0);
        }

        json.WriteEndArray();
    }
}
