namespace ChatDelegate.Channels.Cards;

/// <summary>Pictures side by side, as many as the width takes.</summary>
public sealed record ImageSet(params IReadOnlyList<Image> Images) : CardElement
{
    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "ImageSet");
        writer.Json.WriteString("imageSize", "medium");
        writer.Elements("images", Images);
    }
}
