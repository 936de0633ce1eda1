using System.Globalization;
using System.Text;
using ChatDelegate.Benchmarks.Load.Bots;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>What was measured, as Markdown.</summary>
internal sealed class GrowthTable(GrowthOptions options)
{
    private const double Disturbed = 0.25;
    private readonly List<Row> _rows = [];
    private readonly List<string> _scans = [];

    /// <summary>Every turn was answered rightly, and no statement reads a whole table.</summary>
    public bool IsSound => _scans.Count == 0 && _rows.TrueForAll(row => row.Errors == 0);

    public void Add(string database, GrownRecord record, long bytes) => _rows.Add(new Row(database, record, bytes));

    public void Add(string database, GrownRecord record, GrowthRound round, bool isCounted)
    {
        var row = _rows.Find(one => one.Database == database && one.Record == record) ?? throw new ArgumentException("There is no such row.", nameof(record));
        row.Errors += round.Result.Errors;
        if (isCounted)
        {
            row.Rounds.Add(round);
        }
    }

    /// <param name="scan">A statement, or a table, that grows with what was said.</param>
    public void AddScan(string scan) => _scans.Add(scan);

    public string Write()
    {
        var text = new StringBuilder();
        Line(text, $"{DateTimeOffset.Now:yyyy-MM-dd}, {Environment.ProcessorCount} cores, data on {new DriveInfo(Places.Kept).DriveFormat}; {options.Users} users, {options.Rounds} × {options.Seconds:0.#} s each.");
        Line(text, $"");
        Line(text, $"| | transcript entries | database MB | turns/s | against the first | p50 ms | p99 ms | bytes a turn | errors |");
        Line(text, $"|---|---|---|---|---|---|---|---|---|");
        foreach (var row in _rows)
        {
            var first = _rows.First(one => one.Database == row.Database);
            Line(text, $"| {row.Database} | {row.Record.Size:N0} | {row.Bytes / 1e6:N0} | {row.Turns:0} ({row.Rounds.Min(round => round.Result.TurnsASecond):0}–{row.Rounds.Max(round => round.Result.TurnsASecond):0}) | {(row.Turns / first.Turns) - 1:+0 %;-0 %;0 %} | {row.Median(result => result.P50):0.0} | {row.Median(result => result.P99):0.0} | {row.BytesATurn:N0} | {row.Errors} |");
        }

        Line(text, $"");
        Line(text, $"{(_scans.Count == 0 ? "No statement of a turn reads a whole table that grows." : $"These read a whole table that grows: {string.Join("; ", _scans)}.")}");
        if (_rows.SelectMany(row => row.Rounds).Max(round => round.Result.OtherCores) is > Disturbed and var others)
        {
            Line(text, $"");
            Line(text, $"Other work kept up to {others:0.00} cores busy meanwhile: these figures are not worth keeping.");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Row(string database, GrownRecord record, long bytes)
    {
        public string Database => database;

        public GrownRecord Record => record;

        public long Bytes => bytes;

        public List<GrowthRound> Rounds { get; } = [];

        public long Errors { get; set; }

        public double Turns => Median(result => result.TurnsASecond);

        public double BytesATurn => Rounds.Sum(round => round.Grown) / (double)Math.Max(1, Rounds.Sum(round => round.Turns));

        public double Median(Func<Load.Generating.LoadResult, double> which)
        {
            var sorted = Rounds.Select(round => which(round.Result)).Order().ToList();
            return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }
}
