using System.Globalization;
using System.Runtime.InteropServices;
using ChatDelegate.Benchmarks.Load.Bots;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>
/// <c>load</c>: the published server under load beside bots on other SDKs; the table goes to standard output, what happens to standard error.
/// Rounds are the outer loop, so that a change of the machine's mood hits all alike.
/// </summary>
internal static class LoadRun
{
    public const string Verb = "load";

    private const int FirstStarts = 3;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        try
        {
            var options = LoadOptions.Read(arguments);
            Say("publishing the server");
            var server = options.Unchanged ? PublishedServer.Unchanged() : await PublishedServer.PublishAsync(stop.Token);
            if (options.Profile)
            {
                await Profile.TakeAsync(options, server, stop.Token);
                return 0;
            }

            return await MeasureAsync(options, server, stop.Token) ? 0 : 1;
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or OperationCanceledException)
        {
            Say(failure.Message);
            return 1;
        }
    }

    public static void Say(string what) => Console.Error.WriteLine($"== {what}");

    /// <returns>Whether every turn was answered rightly.</returns>
    private static async Task<bool> MeasureAsync(LoadOptions options, PublishedServer server, CancellationToken cancellationToken)
    {
        await using var postgres = options.Quick ? null : await ThrowAwayPostgres.StartAsync(cancellationToken);
        if (postgres is null && !options.Quick)
        {
            Say("no PostgreSQL: the rows on it are skipped. Install the package 'postgresql'.");
        }

        var table = new LoadTable(options, server);
        for (var start = 0; start < FirstStarts; start++)
        {
            using var folder = new RunFolder();
            await using var process = await server.StartAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
            table.FirstStarts.Add(process.ReadyAfter);
        }

        var candidates = new Candidates(options, server, postgres).All().Where(candidate => candidate.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var candidate in candidates.Where(candidate => !candidate.Once || round == 0))
            {
                var measured = await Measurement.TakeAsync(candidate, options, cancellationToken);
                table.Add(candidate, measured);
                Say(Line(candidate, measured));
            }
        }

        Console.WriteLine(table.Write());
        return table.Errors == 0;
    }

    private static string Line(Candidate candidate, Measurement measured)
    {
        var result = measured.Result;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{candidate.Name}: {result.TurnsASecond:0} turns/s, p99 {result.P99:0.0} ms, {result.Errors} errors, ready after {measured.ReadyAfter.TotalMilliseconds:0} ms, {result.OtherCores:0.00} cores busy with something else {result.FirstError}");
    }

    /// <summary>Lets what was started be stopped first.</summary>
    public static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
