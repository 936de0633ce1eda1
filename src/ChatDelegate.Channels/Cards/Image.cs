namespace ChatDelegate.Channels.Cards;

/// <summary>A picture by its address.</summary>
/// <param name="Alternative">For those who do not see it.</param>
public sealed record Image(Uri Url, string Alternative) : CardElement
{
    public ImageSize? Size { get; init; }

    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "Image");
        writer.Json.WriteString("url", Url.AbsoluteUri);
        writer.Json.WriteString("altText", Alternative);
        writer.Optional("size", Size?.Name());
    }
}
