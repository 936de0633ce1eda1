namespace ChatDelegate.Channels.Cards;

/// <summary>A button, or what touching a container does.</summary>
/// <param name="Title">Plain in every renderer.</param>
public abstract record CardButton(string Title)
{
    public CardButtonStyle Style { get; init; }

    internal void Write(CardWriter writer)
    {
        writer.Json.WriteStartObject();
        WriteMembers(writer);
        WriteFace(writer);
        writer.Json.WriteEndObject();
    }

    private protected void WriteFace(CardWriter writer)
    {
        writer.Json.WriteString("title", Title);
        if (Style != CardButtonStyle.Default)
        {
            writer.Json.WriteString("style", Style == CardButtonStyle.Positive ? "positive" : "destructive");
        }
    }

    private protected abstract void WriteMembers(CardWriter writer);
}
