namespace ChatDelegate.Channels;

/// <summary>
/// The host has no room for a message. An exception, and not a value that could be overlooked, since a channel must never acknowledge
/// what was not kept.
/// </summary>
public sealed class BusyException(Busy busy) : Exception("There is no room for this now.")
{
    public Busy Busy { get; } = busy;
}
