namespace ChatDelegate.Channels.Connector;

/// <summary>Why somebody takes nothing from the bot, as far as the channel tells.</summary>
public enum UnreachableReason
{
    Unknown,

    BlockedByUser,

    /// <summary>Teams does not say which: the person has blocked the bot or removed it.</summary>
    BlockedOrRemoved,

    /// <summary>The app is not in the person's own scope, so that the bot may not speak first.</summary>
    NotInstalled,

    /// <summary>The bot was taken out of the group or the channel.</summary>
    NotInConversation,

    /// <summary>The tenant's administrator has switched the app off.</summary>
    DisabledByAdmin,

    /// <summary>The bot may not do this there.</summary>
    NotPermitted,

    /// <summary>The conversation lives on another cloud's connector; its next activity brings the right address.</summary>
    WrongHost,
}
