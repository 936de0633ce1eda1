using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.CommandLine.TeamsPackage;

/// <summary>Writes the app package (应用包) that an administrator uploads to Teams. The same arguments give the same bytes.</summary>
internal static class BuildTeamsPackage
{
    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        var options = PackageOptions.Read(args);
        var file = Path.GetFullPath(options.Out);
        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new StartException($"--out: there is no folder '{Path.GetDirectoryName(file)}'. Make it first, or choose another.");
        }

        await File.WriteAllBytesAsync(file, PackageArchive.Write(options), cancellationToken);
        await System.Console.Out.WriteLineAsync(
            $"""
            Saved {options.Out}: version {options.Version} of the Teams app {options.AppId}, for https://{options.Host}.
            Next: upload it in the Teams admin centre under Teams apps, Manage apps. The steps before and after: src/ChatDelegate.Server/Delivery/README.md.
            """.AsMemory(),
            cancellationToken);
        return 0;
    }
}
