using System.Diagnostics.Metrics;
using ChatDelegate.Channels;

namespace ChatDelegate.Server.Turns.Admission;

/// <summary>
/// Counts who waits and who was told to come again, under the meter <c>ChatDelegate.Turns</c>. The log gets a line a minute at most,
/// however many are refused.
/// </summary>
internal sealed class AdmissionCount : IDisposable
{
    public const string MeterName = "ChatDelegate.Turns";

    /// <summary>Those who are sent away together should not come back together.</summary>
    private const int Spread = 5;

    private static readonly TimeSpan FirstLine = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(5);
    private static readonly Busy[][] Refusals = [.. Enum.GetValues<BusyWith>().Select(with => Enumerable.Range(2, Spread).Select(seconds => new Busy(with, TimeSpan.FromSeconds(seconds))).ToArray())];

    private readonly Meter _meter;
    private readonly Counter<long> _refused;
    private readonly TimeProvider _time;
    private readonly ILogger<AdmissionCount> _logger;
    private readonly ITimer _line;
    private readonly long[] _unsaid = new long[Refusals.Length];
    private int _isDue;
    private long _saidAt;
    private long _fullAt;
    private uint _turn;

    public AdmissionCount(IMeterFactory factory, TimeProvider time, ILogger<AdmissionCount> logger)
    {
        (_meter, _time, _logger) = (factory.Create(MeterName), time, logger);
        _refused = _meter.CreateCounter<long>("turns.refused");
        _line = time.CreateTimer(_ => Say(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Somebody was refused for want of room lately, not for their own flood.</summary>
    public bool IsBusy => Volatile.Read(ref _fullAt) is not 0 and var at && _time.GetElapsedTime(at) < Lately;

    public void Observe(Func<int> waiting, Func<int> served)
    {
        _meter.CreateObservableGauge("turns.waiting", waiting);
        _meter.CreateObservableGauge("turns.served", served);
    }

    public Busy Refuse(BusyWith with)
    {
        _refused.Add(1, new KeyValuePair<string, object?>("reason", Name(with)));
        Interlocked.Increment(ref _unsaid[(int)with]);
        if (with == BusyWith.Everybody)
        {
            Volatile.Write(ref _fullAt, _time.GetTimestamp());
        }

        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            var rest = _saidAt == 0 ? TimeSpan.Zero : Between - _time.GetElapsedTime(_saidAt);
            _line.Change(rest > FirstLine ? rest : FirstLine, Timeout.InfiniteTimeSpan);
        }

        return Refusals[(int)with][Interlocked.Increment(ref _turn) % Spread];
    }

    public void Dispose() => _line.Dispose();

    private void Say()
    {
        AdmissionLog.Refused(_logger, Take(BusyWith.Everybody), Take(BusyWith.Conversation), Take(BusyWith.Person));
        _saidAt = _time.GetTimestamp();
        Volatile.Write(ref _isDue, 0);
    }

    private long Take(BusyWith with) => Interlocked.Exchange(ref _unsaid[(int)with], 0);

    private static string Name(BusyWith with) => with switch
    {
        BusyWith.Everybody => "everybody",
        BusyWith.Conversation => "conversation",
        BusyWith.Person => "person",
    };
}
