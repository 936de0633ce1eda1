namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>One tenant's share of the bot: the limit over all conversations, and who waits.</summary>
internal sealed class TenantBudget(CallWindow window)
{
    /// <summary>So many conversations refused within <see cref="Together"/> say that it is the tenant's limit, which no answer tells.</summary>
    private const int RefusedTogether = 3;

    private static readonly long Together = TimeSpan.FromSeconds(10).Ticks;

    /// <summary>Who was told to wait comes back a little later than that, and finds its place still free.</summary>
    private static readonly long Late = TimeSpan.FromSeconds(1).Ticks;

    private readonly List<(string Conversation, long At)> _refused = [];
    private readonly CallWindow[] _windows = [window];
    private long _repliesFirstUntil;

    public CallLog Calls { get; } = new();

    public long Wait(long now, SendPriority priority, int reserved)
    {
        if (priority == SendPriority.Broadcast)
        {
            return Math.Max(Calls.Wait(now, _windows, reserved), _repliesFirstUntil - now);
        }

        var wait = Calls.Wait(now, _windows, 0);
        _repliesFirstUntil = wait > 0 ? Math.Max(_repliesFirstUntil, now + wait + Late) : _repliesFirstUntil;
        return wait;
    }

    public int Available(long now, SendPriority priority, int reserved)
    {
        if (Calls.BlockedUntil > now || (priority == SendPriority.Broadcast && _repliesFirstUntil > now))
        {
            return 0;
        }

        return Math.Max(0, window.Without(priority == SendPriority.Broadcast ? reserved : 0) - Calls.Since(now - window.Ticks));
    }

    public void Refused(string conversation, long now, long until)
    {
        _refused.RemoveAll(one => now - one.At > Together || one.Conversation == conversation);
        _refused.Add((conversation, now));
        if (_refused.Count >= RefusedTogether)
        {
            Calls.BlockedUntil = Math.Max(Calls.BlockedUntil, until);
            _refused.Clear();
        }
    }

    public bool Forget(long now) => Calls.Forget(now - window.Ticks, now) && _refused.TrueForAll(one => now - one.At > Together);
}
