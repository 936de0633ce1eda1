using System.Diagnostics.CodeAnalysis;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// Which numbers rehearsals may count on where nobody else writes, on SQLite. Whoever takes one holds the series until their work stands in the writer's
/// queue, so that numbers come to the writer in order; when work behind it was given a number that did not come true, nothing is foreseen until all that is
/// under way is done.
/// </summary>
internal sealed class ForeseenNumbers : INumbers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);

    /// <param name="last">Asked when none is under way.</param>
    public async Task<RehearsedNumber?> NextAsync(string series, Func<Task<int>> last, CancellationToken cancellationToken)
    {
        var mine = Enter(series);
        try
        {
            await mine.Turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(mine);
            throw;
        }

        try
        {
            if (await TakeAsync(mine, last) is { } number)
            {
                return new ForeseenNumber(this, mine, number);
            }
        }
        catch
        {
            End(mine);
            throw;
        }

        End(mine);
        return null;
    }

    private async Task<int?> TakeAsync(Series series, Func<Task<int>> last)
    {
        lock (_gate)
        {
            if (series.UnderWay > 0)
            {
                return series.HasMissed ? null : Take();
            }
        }

        series.HasMissed = false;
        series.Last = await last();
        lock (_gate)
        {
            return Take();
        }

        int Take()
        {
            series.UnderWay++;
            return ++series.Last;
        }
    }

    private Series Enter(string name)
    {
        lock (_gate)
        {
            if (!_series.TryGetValue(name, out var series))
            {
                series = _series[name] = new Series(name);
            }

            series.Users++;
            return series;
        }
    }

    private void Leave(Series series)
    {
        lock (_gate)
        {
            if (--series.Users == 0)
            {
                _series.Remove(series.Name);
            }
        }
    }

    private void End(Series series)
    {
        series.Turn.Release();
        Leave(series);
    }

    /// <summary>Nobody has come after it: the number is free again.</summary>
    private void GiveBack(Series series)
    {
        lock (_gate)
        {
            series.UnderWay--;
            series.Last--;
        }

        End(series);
    }

    private void Settle(Series series, int? became)
    {
        lock (_gate)
        {
            series.UnderWay--;
            series.HasMissed |= became is null;
            series.Last = became + series.UnderWay ?? series.Last;
        }

        Leave(series);
    }

    /// <summary>A number that a rehearsal counts on: it is right if all that is under way before it is done as rehearsed.</summary>
    public sealed class ForeseenNumber : RehearsedNumber
    {
        private readonly ForeseenNumbers _numbers;
        private readonly Series _series;

        internal ForeseenNumber(ForeseenNumbers numbers, Series series, int value)
            : base(value) => (_numbers, _series) = (numbers, series);

        public override void GiveBack() => _numbers.GiveBack(_series);

        /// <summary>The work stands in the queue: the next one may take its number.</summary>
        public void Queued() => _series.Turn.Release();

        /// <summary>The work is done.</summary>
        /// <param name="became">The number that it has got; null when it was not done as rehearsed.</param>
        public void Settle(int? became) => _numbers.Settle(_series, became);
    }

    [SuppressMessage("Reliability", "CA1001", Justification = "A semaphore without a wait handle holds nothing.")]
    internal sealed class Series(string name)
    {
        public string Name => name;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }

        public int UnderWay { get; set; }

        public int Last { get; set; }

        public bool HasMissed { get; set; }
    }
}
