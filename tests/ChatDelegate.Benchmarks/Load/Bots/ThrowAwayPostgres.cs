using System.Globalization;
using Npgsql;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>A PostgreSQL server with its defaults (every commit is on disk when it is acknowledged), on a free port, gone afterwards.</summary>
internal sealed class ThrowAwayPostgres : IAsyncDisposable
{
    private readonly string _programs;
    private readonly string _folder;
    private readonly string _server;

    private ThrowAwayPostgres(string programs, string folder, int port)
    {
        _programs = programs;
        _folder = folder;
        _server = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Pooling = false }.ConnectionString;
    }

    /// <summary>The process that all of its others come of.</summary>
    public int Process => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <returns>Null where PostgreSQL is not installed.</returns>
    public static async Task<ThrowAwayPostgres?> StartAsync(CancellationToken cancellationToken)
    {
        if (FindPrograms() is not { } programs)
        {
            return null;
        }

        // Not below the repository, which the account it runs under may not be let into.
        var folder = Directory.CreateTempSubdirectory("chatdelegate-load-").FullName;
        var cluster = new ThrowAwayPostgres(programs, folder, Places.FreeAddress().Port);
        try
        {
            await cluster.StartOwnAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new database; the string to connect with.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"load_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(_server);
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(_server) { Database = name, Pooling = true }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(_folder, "data", "postmaster.pid")))
        {
            await AsPostgresAsync("pg_ctl", ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop"], CancellationToken.None);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartOwnAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await Tool.RunAsync("/", "chown", ["postgres", _folder], cancellationToken);
        }

        var data = Path.Combine(_folder, "data");
        await AsPostgresAsync("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], cancellationToken);
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {new NpgsqlConnectionStringBuilder(_server).Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300");
        await AsPostgresAsync("pg_ctl", ["-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", options, "start"], cancellationToken);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task AsPostgresAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs, program), .. arguments], cancellationToken)
        : RunAsync(Path.Combine(_programs, program), arguments, cancellationToken);

    /// <summary>The server that is started keeps its starter's output open, so that must not be ours.</summary>
    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var output = Path.Combine(_folder, "output");
        try
        {
            await Tool.RunAsync("/", "sh", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", output, program, .. arguments], cancellationToken);
        }
        catch (InvalidOperationException failure) when (File.Exists(output))
        {
            throw new InvalidOperationException($"{failure.Message}\n{await File.ReadAllTextAsync(output, CancellationToken.None)}", failure);
        }
    }

    /// <summary>They may be off the path, and Debian keeps one folder a version.</summary>
    private static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.EnumerateDirectories(debian).OrderDescending(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return versions.Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb"))) ?? Path.GetDirectoryName(Tool.Find("initdb"));
    }
}
