namespace ChatDelegate.Channels;

/// <summary>There is no room now: nothing was kept, and whoever sent it should come again.</summary>
/// <param name="With">Whose load it is.</param>
/// <param name="RetryAfter">When another try makes sense; whole seconds.</param>
public sealed record Busy(BusyWith With, TimeSpan RetryAfter);
