namespace ChatDelegate.Channels;

/// <summary>Whose load leaves no room.</summary>
public enum BusyWith
{
    /// <summary>All together: there is more to do than can be done in a reasonable time.</summary>
    Everybody,

    /// <summary>The conversation's own: so many of its messages wait already.</summary>
    Conversation,

    /// <summary>The sender's own, over all their conversations.</summary>
    Person,
}
