using System.IO.Compression;
using ChatDelegate.Congress.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.CommandLine;

/// <summary>One zip with a consistent copy of the database, the keys, the files and the archive; unpacked into an empty data folder it is the restore.</summary>
internal static class Backup
{
    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        if (args is not [var target, ..] || target.StartsWith('-'))
        {
            throw new StartException("Say where to: backup FILE.zip");
        }

        if (File.Exists(target))
        {
            throw new StartException($"'{target}' exists already. Choose another name: a backup overwrites nothing.");
        }

        var data = app.Services.GetRequiredService<IOptions<DataOptions>>().Value;
        var connections = app.Services.GetRequiredService<DatabaseConnections>();
        await app.Services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
        await using (var zip = new FileStream(target, FileMode.CreateNew, FileAccess.ReadWrite))
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
        {
            if (connections.IsSqlite)
            {
                await AddDatabaseAsync(archive, connections, data, cancellationToken);
            }

            AddFolder(archive, data.Keys, "keys");
            AddFolder(archive, data.Files, "files");
            // After the database: what is archived in between is in both then, and never in neither.
            AddFolder(archive, data.Archive, "archive");
        }

        var more = connections.IsSqlite ? string.Empty : " It holds keys, files and archive; the database itself is PostgreSQL's: save it with pg_dump.";
        await System.Console.Out.WriteLineAsync($"Saved {target}.{more}".AsMemory(), cancellationToken);
        return 0;
    }

    private static async Task AddDatabaseAsync(ZipArchive archive, DatabaseConnections connections, DataOptions data, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(data.Path, $".backup-{Environment.ProcessId}.db");
        try
        {
            await using (var source = (SqliteConnection)await connections.OpenAsync(cancellationToken))
            await using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString))
            {
                await target.OpenAsync(cancellationToken);
                source.BackupDatabase(target);
            }

            archive.CreateEntryFromFile(copy, "chatdelegate.db");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static void AddFolder(ZipArchive archive, string folder, string name)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".part", StringComparison.Ordinal)))
        {
            archive.CreateEntryFromFile(file, $"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}");
        }
    }
}
