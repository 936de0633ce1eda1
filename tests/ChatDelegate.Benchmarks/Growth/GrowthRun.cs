using System.Globalization;
using System.Runtime.InteropServices;
using ChatDelegate.Benchmarks.Load;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>
/// <c>growth</c>: what a turn costs when much has been said before. One server for each size, all running; the rounds go from one to the next and back, so
/// that a change of the machine's mood hits all alike.
/// </summary>
internal static class GrowthRun
{
    public const string Verb = "growth";

    public const string ScriptFile = "opinion.json";

    private const double WarmUpSeconds = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => LoadRun.Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => LoadRun.Stop(signal, stop));
        try
        {
            var options = GrowthOptions.Read(arguments);
            LoadRun.Say("publishing the server");
            var server = await PublishedServer.PublishAsync(stop.Token);
            var table = new GrowthTable(options);
            if (options.Only != GrowthOptions.Postgres)
            {
                await MeasureAsync("SQLite", options, server, null, table, stop.Token);
            }

            if (options.Only != GrowthOptions.Sqlite)
            {
                await using var postgres = await ThrowAwayPostgres.StartAsync(stop.Token);
                await (postgres is null ? Task.CompletedTask : MeasureAsync("PostgreSQL", options, server, postgres, table, stop.Token));
            }

            Console.WriteLine(table.Write());
            return table.IsSound ? 0 : 1;
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or OperationCanceledException)
        {
            LoadRun.Say(failure.Message);
            return 1;
        }
    }

    private static async Task MeasureAsync(string database, GrowthOptions options, PublishedServer server, ThrowAwayPostgres? postgres, GrowthTable table, CancellationToken cancellationToken)
    {
        var records = new List<GrownRecord>();
        var processes = new List<BotProcess>();
        try
        {
            var past = await PatternAsync(options, server, postgres, cancellationToken);
            foreach (var size in options.Sizes)
            {
                LoadRun.Say($"{database}: {size:N0} entries");
                var record = await GrownRecord.CreateAsync(size, options.Users, postgres, cancellationToken);
                records.Add(record);
                await past.FillAsync(record, cancellationToken);
                table.Add(database, record, await record.BytesAsync(cancellationToken));
            }

            foreach (var record in records)
            {
                processes.Add(await server.StartAsync(record.Folder, record.Settings, cancellationToken));
            }

            // The first round makes all alike: compiled code, warm caches. It is not counted.
            for (var round = 0; round <= options.Rounds; round++)
            {
                foreach (var n in Enumerable.Range(0, records.Count).OrderBy(n => round % 2 == 0 ? n : -n))
                {
                    var measured = await RoundAsync(records[n], processes[n], round, options, postgres, cancellationToken);
                    table.Add(database, records[n], measured, isCounted: round > 0);
                }
            }

            foreach (var finding in await ScansAsync(records[^1], options, processes, cancellationToken))
            {
                table.AddScan($"{database}: {finding}");
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }

            records.ForEach(record => record.Dispose());
        }
    }

    /// <summary>On the record that has grown most, whose server is the last.</summary>
    private static async Task<IReadOnlyList<string>> ScansAsync(GrownRecord record, GrowthOptions options, List<BotProcess> processes, CancellationToken cancellationToken)
    {
        var server = processes[^1];
        if (!record.IsSqlite)
        {
            return await Plans.OnPostgresAsync(record, options, server, cancellationToken);
        }

        processes.RemoveAt(processes.Count - 1);
        await server.DisposeAsync();
        return await Plans.OnSqliteAsync(record, options, cancellationToken);
    }

    private static async Task<GrowthRound> RoundAsync(GrownRecord record, BotProcess process, int round, GrowthOptions options, ThrowAwayPostgres? postgres, CancellationToken cancellationToken)
    {
        var before = await record.BytesAsync(cancellationToken);
        var result = await Measurement.GenerateAsync(PlanOf(record, process, round, options) with { DatabaseProcess = postgres?.Process ?? 0 }, record.Folder, cancellationToken);
        var grown = await record.BytesAsync(cancellationToken) - before;
        var turns = await record.TurnsAsync(round, cancellationToken);
        LoadRun.Say(string.Create(CultureInfo.InvariantCulture, $"{record.Size:N0}: {result.TurnsASecond:0} turns/s, p99 {result.P99:0.0} ms, {grown / Math.Max(1, turns)} bytes a turn, {result.Errors} errors {result.FirstError}"));
        return new GrowthRound(result, grown, turns);
    }

    /// <summary>One dialog, said to the server, is the pattern of all that was said before.</summary>
    private static async Task<Past> PatternAsync(GrowthOptions options, PublishedServer server, ThrowAwayPostgres? postgres, CancellationToken cancellationToken)
    {
        using var record = await GrownRecord.CreateAsync(0, options.Users, postgres, cancellationToken);
        await using var process = await server.StartAsync(record.Folder, record.Settings, cancellationToken);
        var plan = PlanOf(record, process, 0, options with { Users = 1, Seconds = 0.2 });
        await Measurement.GenerateAsync(plan, record.Folder, cancellationToken);
        return await Past.OfAsync(record, Script.Load(plan.ScriptFile).Turns.Count, cancellationToken);
    }

    private static LoadPlan PlanOf(GrownRecord record, BotProcess process, int round, GrowthOptions options) => new()
    {
        Bot = process.Address,
        Wire = Wire.Connector,
        ScriptFile = Places.Beside("Scripts", ScriptFile),
        Run = record.RunOf(round),
        Users = options.Users,
        WarmUpSeconds = WarmUpSeconds,
        Seconds = options.Seconds,
        BotProcess = process.Id,
    };
}

/// <summary>One run of the generator on one record.</summary>
/// <param name="Grown">Bytes that the database has grown by.</param>
/// <param name="Turns">All that were taken, the warm-up's with them.</param>
internal sealed record GrowthRound(LoadResult Result, long Grown, long Turns);
