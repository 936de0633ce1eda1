namespace ChatDelegate.Channels.Cards;

public enum ContainerStyle
{
    Emphasis,
    Good,
    Warning,
    Attention,
    Accent,
}
