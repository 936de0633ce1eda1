using System.Globalization;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>
/// Where the server's time goes: the row on SQLite once with the runtime's own sampling (<c>dotnet-trace report</c> and Speedscope read it) and,
/// where <c>perf</c> is installed, once with that, which counts processor time only and sees native code too.
/// </summary>
internal static class Profile
{
    private const string Sampling = "Microsoft-DotNETCore-SampleProfiler:0xF00000000000:4,Microsoft-Windows-DotNETRuntime:0x14C14FCCBD:4";

    public static async Task TakeAsync(LoadOptions options, PublishedServer server, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Places.Kept, "profiles", DateTimeOffset.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        await TraceAsync(options, server, Path.Combine(folder, "server.nettrace"), cancellationToken);
        if (Tool.Find("perf") is { } perf)
        {
            await RecordAsync(options, server, perf, folder, cancellationToken);
        }
        else
        {
            LoadRun.Say("no perf: only the trace. Debian has it in the package 'linux-perf'.");
        }
    }

    private static async Task TraceAsync(LoadOptions options, PublishedServer server, string file, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeConfig"] = Sampling,
            ["DOTNET_EventPipeOutputPath"] = file,
            ["DOTNET_EventPipeCircularMB"] = "256",
        };
        var candidate = new Candidates(options, server).Ours(Candidates.Sqlite, Wire.Connector, more: settings);
        Say(await Measurement.TakeAsync(candidate, options, cancellationToken), file);
    }

    private static async Task RecordAsync(LoadOptions options, PublishedServer server, string perf, string folder, CancellationToken cancellationToken)
    {
        var (data, report) = (Path.Combine(folder, "perf.data"), Path.Combine(folder, "perf.txt"));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_PerfMapEnabled"] = "1", ["DOTNET_EnableWriteXorExecute"] = "0" };
        var candidate = new Candidates(options, server).Ours(Candidates.Sqlite, Wire.Connector, more: settings);
        var names = string.Empty;
        var measured = await Measurement.TakeAsync(candidate, options, cancellationToken, async (process, cancel) =>
        {
            names = string.Create(CultureInfo.InvariantCulture, $"{Path.GetTempPath()}perf-{process}.map"); // where the runtime writes and perf looks
            await Task.Delay(TimeSpan.FromSeconds(options.WarmUpSeconds + 1), cancel);
            var (id, seconds) = (process.ToString(CultureInfo.InvariantCulture), options.Seconds.ToString(CultureInfo.InvariantCulture));
            await Tool.RunAsync(folder, perf, ["record", "-F", "997", "-g", "-p", id, "-o", data, "--", "sleep", seconds], cancel);
        });
        var by = new List<string>();
        foreach (var (sort, share) in ((string, string)[])[("dso", "--no-children"), ("symbol", "--no-children"), ("symbol", "--children")])
        {
            by.Add(await Tool.RunAsync(folder, perf, ["report", "-i", data, "--stdio", share, "-g", "none", "--sort", sort, "--percent-limit", "0.1"], cancellationToken));
        }

        await File.WriteAllTextAsync(report, string.Concat(by), cancellationToken);
        File.Delete(names);
        Say(measured, report);
    }

    private static void Say(Measurement measured, string file) =>
        LoadRun.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {measured.Result.TurnsASecond:0} turns/s with the profile, {measured.Result.Errors} errors {measured.Result.FirstError}"));
}
