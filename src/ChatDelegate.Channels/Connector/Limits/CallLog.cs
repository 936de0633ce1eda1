namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>
/// When calls were made, as far back as the longest window asks: so that a limit holds in every stretch of time, where a bucket
/// that fills up would let through twice its number around a refill. Eight bytes a call; the tenant's limit bounds how many there can be.
/// </summary>
internal sealed class CallLog
{
    private const int FirstSize = 2;

    private long[] _calls = [];
    private int _first;
    private int _count;

    /// <summary>The channel has asked for silence until then.</summary>
    public long BlockedUntil { get; set; }

    /// <summary>Refusals in a row that named no time.</summary>
    public int Refusals { get; set; }

    public int Count => _count;

    public void Add(long now)
    {
        if (_count == _calls.Length)
        {
            var longer = new long[Math.Max(FirstSize, _count * 2)];
            for (var index = 0; index < _count; index++)
            {
                longer[index] = At(index);
            }

            (_calls, _first) = (longer, 0);
        }

        _calls[(_first + _count) % _calls.Length] = now;
        _count++;
    }

    /// <summary>Ticks until another call keeps to all windows; 0 for now.</summary>
    /// <param name="reserved">Percent of each window that stay free for others.</param>
    public long Wait(long now, ReadOnlySpan<CallWindow> windows, int reserved)
    {
        var wait = BlockedUntil - now;
        foreach (var window in windows)
        {
            var most = window.Without(reserved);
            if (_count >= most)
            {
                wait = Math.Max(wait, At(_count - most) + window.Ticks - now);
            }
        }

        return Math.Max(0, wait);
    }

    public int Since(long time)
    {
        var since = 0;
        while (since < _count && At(_count - 1 - since) > time)
        {
            since++;
        }

        return since;
    }

    /// <summary>Forgets calls of before <paramref name="time"/>; true when nothing is left to know.</summary>
    public bool Forget(long time, long now)
    {
        while (_count > 0 && At(0) <= time)
        {
            _first = (_first + 1) % _calls.Length;
            _count--;
        }

        return _count == 0 && BlockedUntil <= now;
    }

    private long At(int index) => _calls[(_first + index) % _calls.Length];
}
