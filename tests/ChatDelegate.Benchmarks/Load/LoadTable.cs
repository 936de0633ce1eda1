using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>What was measured, as Markdown: medians, and the range of what matters most.</summary>
internal sealed class LoadTable(LoadOptions options, PublishedServer server)
{
    private const double Disturbed = 0.25;

    private readonly List<(Candidate Candidate, List<Measurement> Measured)> _rows = [];

    /// <summary>From the start in an empty folder until ready: the schema is made, the congress founded.</summary>
    public List<TimeSpan> FirstStarts { get; } = [];

    public long Errors => _rows.SelectMany(row => row.Measured).Sum(one => one.Result.Errors);

    public void Add(Candidate candidate, Measurement measured)
    {
        if (_rows.Find(row => row.Candidate.Name == candidate.Name).Measured is not { } row)
        {
            _rows.Add((candidate, row = []));
        }

        row.Add(measured);
    }

    public string Write()
    {
        var text = new StringBuilder();
        Line(text, $"{DateTimeOffset.Now:yyyy-MM-dd}, {Environment.ProcessorCount} cores ({Model()}), {RuntimeInformation.FrameworkDescription}, data on {new DriveInfo(Places.Kept).DriveFormat}; {options.Users} users, {options.Rounds} × {options.Seconds:0.#} s.");
        Line(text, $"");
        Line(text, $"| | turns/s | × botbuilder-js | × agents-js | × echo | p50 ms | p95 ms | p99 ms | p99 ÷ botbuilder-js | CPU s / 1000 turns | database's | peak MB | errors |");
        Line(text, $"|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (candidate, measured) in _rows)
        {
            Row(text, candidate, measured.ConvertAll(one => one.Result));
        }

        Line(text, $"");
        Line(text, $"Start to ready, {(server.IsAheadOfTime ? "ReadyToRun" : "without ReadyToRun, whose compiler could not be had")}: {Milliseconds(FirstStarts)} ms in an empty folder, {Milliseconds(LaterStarts())} ms on data.");
        if (_rows.SelectMany(row => row.Measured).Max(one => one.Result.OtherCores) is > Disturbed and var others)
        {
            Line(text, $"");
            Line(text, $"Other work kept up to {others:0.00} cores busy meanwhile: these figures are not worth keeping.");
        }

        return text.ToString();
    }

    private void Row(StringBuilder text, Candidate candidate, List<LoadResult> results)
    {
        var turns = Median(results, result => result.TurnsASecond);
        var range = results.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({results.Min(result => result.TurnsASecond):0}–{results.Max(result => result.TurnsASecond):0})") : string.Empty;
        var (errors, strays) = (results.Sum(result => result.Errors), results.Sum(result => result.Strays));
        var database = Median(results, result => result.DatabaseWork);
        var isCompared = candidate.Users is null;
        Line(text,
            $"| {candidate.Name} | {turns:0}{range} | {Ratio(isCompared, turns, Candidates.BotBuilder, result => result.TurnsASecond)} | {Ratio(isCompared, turns, Candidates.AgentsSdk, result => result.TurnsASecond)} | {Ratio(isCompared, turns, Candidates.Floor, result => result.TurnsASecond)} | {Median(results, result => result.P50):0.00} | {Median(results, result => result.P95):0.0} | {Median(results, result => result.P99):0.0} | {Ratio(isCompared, Median(results, result => result.P99), Candidates.BotBuilder, result => result.P99)} | {Median(results, result => result.BotWork):0.000} | {(database > 0 ? database.ToString("0.000", CultureInfo.InvariantCulture) : "")} | {Median(results, result => result.PeakMegabytes):0} | {errors}{(strays > 0 ? $", {strays} strays" : "")} |");
    }

    private string Ratio(bool isCompared, double figure, string with, Func<LoadResult, double> which) =>
        isCompared && _rows.Find(row => row.Candidate.Name == with).Measured is { } others
            ? (figure / Median(others.ConvertAll(other => other.Result), which)).ToString("0.00", CultureInfo.InvariantCulture)
            : string.Empty;

    private IEnumerable<TimeSpan> LaterStarts() =>
        _rows.Where(row => row.Candidate.Name.StartsWith(Candidates.Sqlite, StringComparison.Ordinal)).SelectMany(row => row.Measured).Select(one => one.ReadyAfter);

    private static string Milliseconds(IEnumerable<TimeSpan> times) => Median(times.ToList(), time => time.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture);

    private static double Median<T>(List<T> of, Func<T, double> which)
    {
        var sorted = of.ConvertAll(one => which(one)).Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Model() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
