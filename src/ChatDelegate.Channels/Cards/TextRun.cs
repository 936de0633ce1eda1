namespace ChatDelegate.Channels.Cards;

/// <summary>A stretch of text with one look; plain in every renderer.</summary>
public sealed record TextRun(string Text)
{
    public TextSize? Size { get; init; }

    public bool Bold { get; init; }

    public bool Subtle { get; init; }

    public TextColor? Color { get; init; }

    /// <summary>Crossed out, for what a newer version no longer says.</summary>
    public bool Struck { get; init; }

    internal void WriteLook(CardWriter writer)
    {
        writer.Optional("size", Size?.Name());
        writer.Optional("color", Color?.Name());
        writer.Optional("weight", Bold ? "bolder" : null);
        writer.Flag("isSubtle", Subtle);
        writer.Flag("strikethrough", Struck);
    }
}
