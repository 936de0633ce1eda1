using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ChatDelegate.Benchmarks.Load;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Similar;

namespace ChatDelegate.Benchmarks.Similar;

/// <summary>
/// <c>similar</c>: how long it takes to find the five cases most like one among 100,000 (another number as argument; <c>sqlite</c> or <c>postgres</c> for one of them), and how often what was
/// looked for is among them: retyped texts, and the same matter in another person's words.
/// </summary>
internal static class SimilarRun
{
    public const string Verb = "similar";

    private const int Most = 100_000;
    private const int Asked = 200;
    private static readonly double[] Shares = [0.1, 0.2, 0.3];
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => LoadRun.Stop(signal, stop));
        var size = arguments.Select(argument => int.TryParse(argument, CultureInfo.InvariantCulture, out var given) ? given : 0).FirstOrDefault(given => given > 0, Most);
        Console.WriteLine("| | cases | p50 ms | p95 ms | own CPU ms a search | retyped by 10 % / 20 % / 30 %: among the five | first | said to be very likely | wrongly said | in other words: among the five |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        if (!arguments.Contains("postgres"))
        {
            await MeasureAsync("SQLite", null, size, stop.Token);
        }

        await using var cluster = arguments.Contains("sqlite") ? null : await ThrowAwayPostgres.StartAsync(stop.Token);
        if (cluster is not null)
        {
            await MeasureAsync("PostgreSQL", await cluster.CreateDatabaseAsync(stop.Token), size, stop.Token);
        }

        return 0;
    }

    private static async Task MeasureAsync(string database, string? postgres, int size, CancellationToken cancellationToken)
    {
        await using var record = await SimilarRecord.CreateAsync(postgres, cancellationToken);
        var pairs = Pair.All(Places.Repository);
        var watch = Stopwatch.StartNew();
        await record.AddAsync(Enumerable.Range(0, size - pairs.Count).Select(n => Made(n)).Concat(pairs.Select((pair, n) => Opinion(Id(9, n), pair.Matter, pair.Text))), cancellationToken);
        LoadRun.Say($"{database}: {size:N0} opinions saved in {watch.Elapsed.TotalSeconds:0} s");
        watch.Restart();
        await record.Rebuild.CountAsync(cancellationToken);
        LoadRun.Say($"{database}: grams counted in {watch.Elapsed.TotalSeconds:0} s");

        var times = new List<double>();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var retyped = new List<(double Share, int Place, bool Likely, bool Wrong)>();
        foreach (var share in Shares)
        {
            var edits = new Edits(7);
            for (var n = 0; n < Asked; n++)
            {
                var source = Made(n * (size / (Asked * 2)));
                var found = await AskAsync(record, Opinion(Id(8, n), edits.Retype(source.Matter, share), edits.Retype(source.Text, share)), times, cancellationToken);
                var place = found.ToList().FindIndex(one => one.RecordId == source.Id);
                retyped.Add((share, place, place >= 0 && found[place].Strength == SimilarStrength.VeryLikely, found.Any(one => one.Strength == SimilarStrength.VeryLikely && one.RecordId != source.Id)));
            }
        }

        var inOtherWords = 0;
        foreach (var (n, pair) in pairs.Index())
        {
            inOtherWords += (await AskAsync(record, Opinion(Id(7, n), pair.Title, pair.Draft), times, cancellationToken)).Any(one => one.RecordId == Id(9, n)) ? 1 : 0;
        }

        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / times.Count;
        var ordered = times.Skip(Asked / 10).Order().ToArray();
        string Of(Func<(double Share, int Place, bool Likely, bool Wrong), bool> what) => string.Join(" / ", Shares.Select(share => retyped.Where(one => one.Share == share).Average(one => what(one) ? 1.0 : 0).ToString("0.00", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {database} | {size:N0} | {ordered[ordered.Length / 2]:0.0} | {ordered[(int)(ordered.Length * 0.95)]:0.0} | {processor:0.0} | {Of(one => one.Place >= 0)} | {Of(one => one.Place == 0)} | {Of(one => one.Likely)} | {Of(one => one.Wrong)} | {inOtherWords} of {pairs.Count} |"));
    }

    private static async Task<IReadOnlyList<SimilarCase>> AskAsync(SimilarRecord record, Opinion opinion, List<double> times, CancellationToken cancellationToken)
    {
        await using var db = await record.OpenAsync(cancellationToken);
        var watch = Stopwatch.StartNew();
        var found = await record.Cases.ToOpinionAsync(db, opinion, SimilarReader.Staff, cancellationToken);
        times.Add(watch.Elapsed.TotalMilliseconds);
        return found;
    }

    private static Opinion Made(int n) => new Opinions(n).Next(Id(1, n), SimilarRecord.Body, Id(2, 0), n + 1, At.AddMinutes(n));

    private static Opinion Opinion(Guid id, string matter, string text) => new()
    {
        Id = id,
        BodyId = SimilarRecord.Body,
        AuthorId = Id(2, 1),
        Year = 2025,
        Sequence = (int)(BitConverter.ToUInt32(id.ToByteArray().AsSpan(12)) % 1_000_000),
        Place = string.Empty,
        Matter = matter,
        Text = text,
        Photos = "[]",
        At = At,
        IdempotencyKey = id.ToString(),
    };

    private static Guid Id(int kind, int n) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"01890000-0000-7000-800{kind}-{n:x12}"));
}
