using System.Diagnostics;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary>Counts what becomes of the turns of one stretch of time.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly List<double> _accepted = [];
    private readonly List<double> _refused = [];
    private readonly long _from = Stopwatch.GetTimestamp();
    private int _errors;
    private string? _firstError;

    public void Accepted(long sent, long replied) => Add(_accepted, Stopwatch.GetElapsedTime(sent, replied));

    public void Refused(long sent) => Add(_refused, Stopwatch.GetElapsedTime(sent));

    public void Failed(string what)
    {
        lock (_gate)
        {
            _errors++;
            _firstError ??= what;
        }
    }

    public Phase End(string name, int offered, double seconds)
    {
        lock (_gate)
        {
            _accepted.Sort();
            _refused.Sort();
            return new Phase
            {
                Name = name,
                Offered = offered / seconds,
                Accepted = _accepted.Count / seconds,
                P50 = At(_accepted, 0.50),
                P99 = At(_accepted, 0.99),
                Worst = At(_accepted, 1),
                Refused = _refused.Count / seconds,
                RefusedP99 = At(_refused, 0.99),
                Errors = _errors,
                FirstError = _firstError,
            };
        }
    }

    /// <summary>Seconds since it began.</summary>
    public double Elapsed => Stopwatch.GetElapsedTime(_from).TotalSeconds;

    private void Add(List<double> to, TimeSpan time)
    {
        lock (_gate)
        {
            to.Add(time.TotalMilliseconds);
        }
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
