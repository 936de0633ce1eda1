using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>
/// Microsoft 365 Agents Playground, the stand-in for Teams that bot authors have on their own machines: an npm package, installed
/// once per checkout when a test first needs it.
/// </summary>
public static class PlaygroundPackage
{
    private static readonly TimeSpan NpmPatience = TimeSpan.FromMinutes(2);
    private static readonly Lazy<bool> Installed = new(Install);

    public static bool IsInstalled => Installed.Value;

    internal static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ChatDelegate.BrowserTests", "Playground");

    internal static string Program { get; } = Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    private static bool Install()
    {
        // Two runs side by side: the second waits, then finds the work done.
        using var alone = new Mutex(false, "chatdelegate-playground-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..16]);
        try
        {
            if (!alone.WaitOne(NpmPatience))
            {
                return false;
            }
        }
        catch (AbandonedMutexException)
        {
            // Its owner was killed at work; now it is ours.
        }

        try
        {
            return IsCurrent() || (Npm() && File.Exists(Program));
        }
        finally
        {
            alone.ReleaseMutex();
        }
    }

    private static bool IsCurrent()
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        return File.Exists(Program) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static bool Npm()
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder });
            if (npm is null || npm.WaitForExit(NpmPatience))
            {
                return npm?.ExitCode == 0;
            }

            npm.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
