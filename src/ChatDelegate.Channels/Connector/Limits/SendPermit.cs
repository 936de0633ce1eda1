namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>One call's place within the limits, taken ahead of the call by <see cref="SendBudget.TryTake"/>.</summary>
public sealed class SendPermit
{
    private int _used;

    internal SendPermit()
    {
    }

    /// <summary>True once: a second call with the same permit has to take its own place.</summary>
    internal bool Use() => Interlocked.Exchange(ref _used, 1) == 0;
}
