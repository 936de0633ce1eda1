using System.Diagnostics;
using System.Globalization;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>A bot on somebody else's SDK: the same dialog, kept in memory. Its packages come from npm, once.</summary>
internal sealed class NodePeer
{
    private readonly string _folder;

    private NodePeer(string folder) => _folder = folder;

    public static async Task<NodePeer> InstallAsync(string name, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Places.Kept, "peers", name);
        Directory.CreateDirectory(folder);
        var wanted = await File.ReadAllTextAsync(Places.Beside("Peers", name, "package-lock.json"), cancellationToken);
        var stamp = Path.Combine(folder, ".installed");
        foreach (var file in Directory.EnumerateFiles(Places.Beside("Peers", name)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellationToken) != wanted)
        {
            await Tool.RunAsync(folder, "npm", ["ci", "--no-audit", "--no-fund"], cancellationToken);
            await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
        }

        return new NodePeer(folder);
    }

    public Task<BotProcess> StartAsync(string data, CancellationToken cancellationToken)
    {
        var address = Places.FreeAddress();
        var start = new ProcessStartInfo(Tool.Find("node") ?? "node", ["bot.js"]) { WorkingDirectory = _folder };
        start.Environment["PORT"] = address.Port.ToString(CultureInfo.InvariantCulture);
        return BotProcess.StartAsync(start, address, "health", Path.Combine(data, "peer.log"), cancellationToken);
    }
}
