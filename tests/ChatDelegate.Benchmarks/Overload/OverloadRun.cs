using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ChatDelegate.Benchmarks.Load;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary><c>overload</c>: the published server offered ten times what it can do, and flooded. The table goes to standard output, what happens to standard error.</summary>
internal static class OverloadRun
{
    public const string Verb = "overload";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        try
        {
            var options = OverloadOptions.Read(arguments);
            LoadRun.Say("publishing the server");
            var server = await PublishedServer.PublishAsync(stop.Token);
            await using var postgres = options.OnPostgres ? await ThrowAwayPostgres.StartAsync(stop.Token) ?? throw new InvalidOperationException("No PostgreSQL: install the package 'postgresql'.") : null;
            var errors = 0;
            foreach (var wire in Enum.GetValues<Wire>().Where(wire => options.Only is not { } only || wire == only))
            {
                LoadRun.Say($"{wire}");
                errors += Print(wire, options, await MeasureAsync(server, postgres, wire, options, stop.Token));
            }

            return errors == 0 ? 0 : 1;
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or OperationCanceledException)
        {
            LoadRun.Say(failure.Message);
            return 1;
        }
    }

    private static async Task<IReadOnlyList<Phase>> MeasureAsync(PublishedServer server, ThrowAwayPostgres? postgres, Wire wire, OverloadOptions options, CancellationToken cancellationToken)
    {
        using var folder = new RunFolder();
        var people = options.People + 1;
        var candidate = new Candidates(new LoadOptions(), server, postgres).Ours("overload", wire, postgres);
        var bot = await candidate.StartAsync(new Visit(folder.Path, people, user => LoadPlan.NameOf(user, folder.Id)), cancellationToken);
        await using var process = bot.Process;
        var load = new LoadPlan
        {
            Bot = process.Address,
            Wire = wire,
            ScriptFile = Places.Beside("Scripts", candidate.Script),
            Run = folder.Id,
            Users = people,
            WarmUpSeconds = 0,
            Seconds = options.Seconds,
            BotProcess = process.Id,
            Members = bot.Members,
        };
        var file = Path.Combine(folder.Path, "plan.json");
        new OverloadPlan(load, options.Factor, options.Seconds).Write(file);
        var said = await Tool.RunAsync(folder.Path, Places.Dotnet, [Places.Program, Pressure.Verb, file], cancellationToken, Generator.Settings);
        return JsonSerializer.Deserialize<List<Phase>>(said) ?? throw new InvalidOperationException($"The process that presses said {said}");
    }

    /// <returns>Errors.</returns>
    private static int Print(Wire wire, OverloadOptions options, IReadOnlyList<Phase> phases)
    {
        Line($"{DateTimeOffset.Now:yyyy-MM-dd}, {(wire == Wire.Connector ? "/api/messages" : "Direct Line")}, {(options.OnPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} cores with the sender on them, {options.People} people, {options.Factor:0.#} × for {options.Seconds:0.#} s");
        Line($"");
        Line($"| | offered/s | accepted/s | p50 ms | p99 ms | worst ms | refused/s | refused after, p99 ms | flood taken/s | flood refused/s | errors | peak MB | cores: server | sender | others |");
        Line($"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var phase in phases)
        {
            Line($"| {phase.Name} | {phase.Offered:0} | {phase.Accepted:0} | {phase.P50:0.0} | {phase.P99:0.0} | {phase.Worst:0} | {phase.Refused:0} | {phase.RefusedP99:0.0} | {phase.FloodTaken:0} | {phase.FloodRefused:0} | {phase.Errors}{(phase.FirstError is { } first ? $" ({first})" : "")} | {phase.PeakMegabytes:0} | {phase.ServerCores:0.00} | {phase.SenderCores:0.00} | {phase.OtherCores:0.00} |");
        }

        Line($"");
        return phases.Sum(phase => phase.Errors);
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
