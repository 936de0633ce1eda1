using System.Diagnostics;
using System.Globalization;
using ChatDelegate.ServerTests.Support;
using Npgsql;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>A PostgreSQL server of one's own, to be stopped without harm to others.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Debian = "/usr/lib/postgresql";
    private readonly string _folder = Directory.CreateTempSubdirectory("chatdelegate-postgres-").FullName;
    private readonly int _port = ServerProcess.FreePort();

    private OwnPostgres()
    {
    }

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? Missing { get; } = PostgresCluster.Missing ?? (Programs is null ? "The programs of the PostgreSQL server are not installed here." : null);

    public string Database => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "postgres", Database = "postgres", MaxPoolSize = 30 }.ConnectionString;

    private static string? Programs => Directory.Exists(Debian)
        ? Directory.EnumerateDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    private string Data => Path.Combine(_folder, "data");

    public static async Task<OwnPostgres> StartAsync()
    {
        var server = new OwnPostgres();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", server._folder);
        }

        await AsPostgresAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.ContinueAsync();
        return server;
    }

    /// <summary>Stops at once, as in a crash; what was committed is there again afterwards.</summary>
    public Task CrashAsync() => AsPostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public Task ContinueAsync() => AsPostgresAsync(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"), "start");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await CrashAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task AsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? string.Empty, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    /// <summary>The server that is started keeps its starter's output open, so that must not be ours.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { UseShellExecute = false, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException(program);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}");
    }
}
