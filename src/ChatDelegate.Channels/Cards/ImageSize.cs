namespace ChatDelegate.Channels.Cards;

public enum ImageSize
{
    Small,
    Medium,
    Large,

    /// <summary>As wide as there is room.</summary>
    Stretch,
}
