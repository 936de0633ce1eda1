namespace ChatDelegate.Channels.Cards;

/// <summary>Running text of more than one look.</summary>
public sealed record RichText(params IReadOnlyList<TextRun> Runs) : CardElement
{
    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "RichTextBlock");
        writer.Json.WriteStartArray("inlines");
        foreach (var run in Runs)
        {
            writer.Runs(run);
        }

        writer.Json.WriteEndArray();
    }
}
