namespace ChatDelegate.Server.Turns.Admission;

/// <summary>
/// How many turns a second are served when there is as much to do as can be done at once; what comes when there is less to do says nothing
/// about that.
/// </summary>
internal sealed class ServiceRate
{
    private const double Weight = 0.5;
    private const int Enough = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(200);

    private long _since;
    private int _served;

    /// <summary>Turns a second; 0 while nothing is known.</summary>
    public double PerSecond { get; private set; }

    /// <param name="now">Time since the gate began.</param>
    /// <param name="wasFull">No further turn could have been served beside it.</param>
    public void Served(TimeSpan now, bool wasFull)
    {
        if (!wasFull || _since == 0)
        {
            (_since, _served) = (wasFull ? Math.Max(1, now.Ticks) : 0, 0);
            return;
        }

        _served++;
        var elapsed = now - new TimeSpan(_since);
        if (elapsed >= Window && _served >= Enough)
        {
            var lately = _served / elapsed.TotalSeconds;
            PerSecond = PerSecond > 0 ? PerSecond + (Weight * (lately - PerSecond)) : lately;
            (_since, _served) = (Math.Max(1, now.Ticks), 0);
        }
    }
}
