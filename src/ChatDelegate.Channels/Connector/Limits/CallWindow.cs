namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>No more than so many calls in any stretch of so long.</summary>
internal sealed record CallWindow(int Calls, TimeSpan Within)
{
    /// <summary>Two calls can arrive nearer to each other than they were sent.</summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(50);

    /// <summary>Teams, "per bot per thread": what is said, changed or taken back in one conversation, and opening one.</summary>
    public static readonly CallWindow[] Sends = [new(7, Seconds(1)), new(8, Seconds(2)), new(60, Seconds(30)), new(1800, Seconds(3600))];

    /// <summary>Teams, "per bot per thread": members of one conversation.</summary>
    public static readonly CallWindow[] Reads = [new(14, Seconds(1)), new(16, Seconds(2)), new(120, Seconds(30)), new(3600, Seconds(3600))];

    public long Ticks => (Within + Jitter).Ticks;

    /// <summary>What is left of it for those who must leave a share to others.</summary>
    public int Without(int percent) => Math.Max(1, Calls - (int)Math.Ceiling(Calls * percent / 100.0));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
