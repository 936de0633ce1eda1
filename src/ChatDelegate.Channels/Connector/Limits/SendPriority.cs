namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>Who goes first when a limit is near.</summary>
public enum SendPriority
{
    /// <summary>An answer to somebody, or what they wait for: may use the whole of every limit.</summary>
    Reply,

    /// <summary>Notices and messages to many: leave a share of every limit free, and wait while a reply waits.</summary>
    Broadcast,
}
