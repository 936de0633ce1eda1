namespace ChatDelegate.Channels.Cards;

/// <summary>
/// Running text, always wrapped. Written as a TextBlock, or, where a renderer could read markdown into it, as a RichTextBlock,
/// whose runs are plain by the schema.
/// </summary>
public sealed record TextBlock(string Text) : CardElement
{
    public TextSize? Size { get; init; }

    public bool Bold { get; init; }

    public bool Subtle { get; init; }

    public TextColor? Color { get; init; }

    /// <summary>Announced as a heading, where it can be written as a TextBlock.</summary>
    public bool Heading { get; init; }

    private protected override void WriteMembers(CardWriter writer)
    {
        var json = writer.Json;
        var run = new TextRun(Text) { Size = Size, Bold = Bold, Subtle = Subtle, Color = Color };
        if (PlainText.IsSafe(Text))
        {
            json.WriteString("type", "TextBlock");
            json.WriteString("text", Text);
            json.WriteBoolean("wrap", true);
            writer.Optional("style", Heading ? "heading" : null);
            run.WriteLook(writer);
            return;
        }

        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        writer.Runs(run);
        json.WriteEndArray();
    }
}
