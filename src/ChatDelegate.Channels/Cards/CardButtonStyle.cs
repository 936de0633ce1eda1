namespace ChatDelegate.Channels.Cards;

public enum CardButtonStyle
{
    Default,
    Positive,
    Destructive,
}
