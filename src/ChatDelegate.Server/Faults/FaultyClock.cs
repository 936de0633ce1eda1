using System.Globalization;

namespace ChatDelegate.Server.Faults;

/// <summary>
/// Lets a test set the server's clock, as an administrator or a time service does, while it runs: setting <c>Faults:ClockFile</c> names a file with
/// the seconds by which it is wrong. Setting <c>Faults:ClockRate</c> makes all of its time, waits too, pass so many times faster. Deaf outside Development.
/// </summary>
internal sealed class FaultyClock : TimeProvider
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly string? _file;
    private readonly double _rate;
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startStamp = System.GetTimestamp();
    private long _lookedAt;
    private long _wrongBy;

    private FaultyClock(string? file, double rate) => (_file, _rate) = (file, rate);

    /// <summary>The clock to run by: the system's, unless a fault is asked for.</summary>
    public static TimeProvider For(IConfiguration configuration, IHostEnvironment environment)
    {
        var faults = configuration.GetSection("Faults");
        return environment.IsDevelopment() && (faults["ClockFile"] ?? faults["ClockRate"]) is not null
            ? new FaultyClock(faults["ClockFile"], faults.GetValue("ClockRate", 1.0))
            : System;
    }

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_startStamp) * _rate) + TimeSpan.FromTicks(WrongBy());

    public override long GetTimestamp() => _startStamp + (long)((System.GetTimestamp() - _startStamp) * _rate);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    private TimeSpan Real(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / _rate;

    private long WrongBy()
    {
        if (_file is not null && System.GetElapsedTime(Volatile.Read(ref _lookedAt)) > Look)
        {
            Volatile.Write(ref _lookedAt, System.GetTimestamp());
            if (File.Exists(_file) && double.TryParse(File.ReadAllText(_file), CultureInfo.InvariantCulture, out var seconds))
            {
                Volatile.Write(ref _wrongBy, TimeSpan.FromSeconds(seconds).Ticks);
            }
        }

        return Volatile.Read(ref _wrongBy);
    }

    private sealed class Timer(ITimer inner, Func<TimeSpan, TimeSpan> real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(real(dueTime), real(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
