namespace ChatDelegate.Channels.Cards;

public enum TextSize
{
    Small,
    Medium,
    Large,
    ExtraLarge,
}
