namespace ChatDelegate.Channels.Cards;

/// <summary>Which keyboard a phone shows.</summary>
public enum TextInputKind
{
    Phone,
    Email,
    Address,
}
