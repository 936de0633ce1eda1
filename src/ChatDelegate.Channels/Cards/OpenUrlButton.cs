namespace ChatDelegate.Channels.Cards;

/// <summary>Opens an address in the browser; only http and https make sense.</summary>
public sealed record OpenUrlButton(string Title, Uri Url) : CardButton(Title)
{
    private protected override void WriteMembers(CardWriter writer)
    {
        writer.Json.WriteString("type", "Action.OpenUrl");
        writer.Json.WriteString("url", Url.AbsoluteUri);
    }
}
