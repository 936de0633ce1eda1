using System.Net;
using System.Net.Sockets;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>Where things are. What is measured writes below the repository, on its disk: temporary folders are often in memory.</summary>
internal static class Places
{
    public static string Repository { get; } = FindRepository();

    /// <summary>What may stay from one run to the next: the published server, the peers' packages, profiles.</summary>
    public static string Kept { get; } = Path.Combine(Repository, ".artifacts", "load");

    /// <summary>These benchmarks as a program, for processes of their own.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ChatDelegate.Benchmarks.dll");

    public static string Dotnet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>A file that was built beside this program, under <c>Load</c>.</summary>
    public static string Beside(params ReadOnlySpan<string> names) => Path.Combine([AppContext.BaseDirectory, "Load", .. names]);

    /// <summary>The address of a port that nobody has.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatDelegate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ChatDelegate.sln not found above " + AppContext.BaseDirectory);
    }
}
