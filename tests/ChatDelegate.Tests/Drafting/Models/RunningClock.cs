using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>
/// A virtual clock that runs while somebody only waits: a pause is over at once, by moving the clock to its end. Time limits are told
/// apart by their length and run only when time passes otherwise.
/// </summary>
internal sealed class RunningClock(params TimeSpan[] limits) : TimeProvider
{
    private readonly FakeTime _time = new();
    private readonly Lock _oneAtATime = new();

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    /// <summary>One after the other: of two who move the clock at once, the one with the nearer end would set it back.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_oneAtATime)
        {
            _time.Advance(by);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !limits.Contains(dueTime))
        {
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
