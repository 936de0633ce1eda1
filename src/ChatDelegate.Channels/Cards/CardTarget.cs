namespace ChatDelegate.Channels.Cards;

/// <summary>Who draws the card. They differ in one thing that matters: which action reaches the bot.</summary>
public enum CardTarget
{
    /// <summary>Knows Action.Submit; silently ignores Action.Execute and its fallback.</summary>
    WebChat,

    /// <summary>Action.Execute, so that the card can be replaced in place, with Action.Submit as fallback.</summary>
    Teams,
}
