using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>The product, as it is published: Release, compiled ahead of time (ReadyToRun) where the compiler for that can be had.</summary>
internal sealed class PublishedServer
{
    public const string Health = "healthz/ready";

    private static readonly string[] Ours = ["ChatDelegate__", "DOTNET_", "ASPNETCORE_"];

    private PublishedServer(string folder, bool isAheadOfTime)
    {
        Folder = folder;
        IsAheadOfTime = isAheadOfTime;
    }

    public string Folder { get; }

    public bool IsAheadOfTime { get; }

    public static async Task<PublishedServer> PublishAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Places.Kept, "server");
        try
        {
            await PublishAsync(folder, ["-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishReadyToRun=true"], cancellationToken);
            return new PublishedServer(folder, isAheadOfTime: true);
        }
        catch (InvalidOperationException failure) when (failure.Message.Contains("NU1", StringComparison.Ordinal) || failure.Message.Contains("NETSDK1094", StringComparison.Ordinal))
        {
            await PublishAsync(folder, [], cancellationToken);
            return new PublishedServer(folder, isAheadOfTime: false);
        }
    }

    /// <summary>As it was published last, whatever has changed since.</summary>
    public static PublishedServer Unchanged() => new(Path.Combine(Places.Kept, "server"), isAheadOfTime: true);

    /// <summary>Starts it on a data folder.</summary>
    /// <param name="log">The name of the file it writes to, where several run on one folder.</param>
    /// <param name="settings">Its own, such as <c>ChatDelegate__Database__Provider</c>, and the runtime's.</param>
    public Task<BotProcess> StartAsync(string data, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken, string log = "server.log")
    {
        var address = Places.FreeAddress();
        var start = new ProcessStartInfo(Path.Combine(Folder, "ChatDelegate.Server"), ["--urls", address.GetLeftPart(UriPartial.Authority)]) { WorkingDirectory = data };
        foreach (var foreign in start.Environment.Keys.Where(name => Ours.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            start.Environment.Remove(foreign);
        }

        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment["ChatDelegate__Data__Path"] = data;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return BotProcess.StartAsync(start, address, Health, Path.Combine(data, log), cancellationToken);
    }

    /// <summary>Built apart from the working tree's own output, which belongs to whoever works there.</summary>
    private static Task<string> PublishAsync(string folder, IEnumerable<string> more, CancellationToken cancellationToken) => Tool.RunAsync(
        Places.Repository,
        Places.Dotnet,
        [
            "publish", "src/ChatDelegate.Server", "-c", "Release", "-nologo", "-v", "q", "--self-contained", "false", "-o", folder,
            $"-p:ArtifactsPath={Path.Combine(Places.Kept, "build")}", $"-p:CustomBeforeDirectoryBuildProps={Places.Beside("publish.props")}", .. more,
        ],
        cancellationToken,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBUILDDISABLENODEREUSE"] = "1" });
}
