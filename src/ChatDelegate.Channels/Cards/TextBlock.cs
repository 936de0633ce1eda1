using System.Text.Json;

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

    private protected override void WriteMembers(Utf8JsonWriter json, CardTarget target)
    {
        if (PlainText.IsSafe(Text))
        {
            json.WriteString("type", "TextBlock");
            json.WriteString("text", Text);
            json.WriteBoolean("wrap", true);
            if (Heading)
            {
                json.WriteString("style", "heading");
            }

            WriteLook(json);
            return;
        }

        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        foreach (var run in PlainText.Runs(Text))
        {
            json.WriteStartObject();
            json.WriteString("type", "TextRun");
            json.WriteString("text", run);
            WriteLook(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteLook(Utf8JsonWriter json)
    {
        json.WriteOptional("size", Size);
        json.WriteOptional("color", Color);
        if (Bold)
        {
            json.WriteString("weight", "Bolder");
        }

        if (Subtle)
        {
            json.WriteBoolean("isSubtle", true);
        }
    }
}
