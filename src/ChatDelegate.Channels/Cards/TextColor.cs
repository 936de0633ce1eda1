namespace ChatDelegate.Channels.Cards;

public enum TextColor
{
    Accent,
    Good,
    Warning,
    Attention,
}
