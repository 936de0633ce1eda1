namespace ChatDelegate.Channels.Cards;

public enum CardSpacing
{
    None,
    Small,
    Medium,
    Large,
    ExtraLarge,
}
