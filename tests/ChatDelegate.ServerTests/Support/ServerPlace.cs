using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using ChatDelegate.Congress.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatDelegate.ServerTests.Support;

/// <summary>What a server leaves behind when it is killed: its data folder and its database. Goes away with the test.</summary>
public sealed class ServerPlace : IAsyncDisposable
{
    /// <summary>Loads SQLite the way the product does.</summary>
    static ServerPlace() => RuntimeHelpers.RunModuleConstructor(typeof(CongressDb).Module.ModuleHandle);

    private readonly bool _ownsDatabase;

    private ServerPlace(Database database, string folder, string? postgres, bool ownsDatabase)
    {
        _ownsDatabase = ownsDatabase;
        Database = database;
        Folder = folder;
        Postgres = postgres;
    }

    public Database Database { get; }

    public string Folder { get; }

    public string? Postgres { get; }

    public string SqliteFile => Path.Combine(Folder, "chatdelegate.db");

    public static async Task<ServerPlace> CreateAsync(Database database) => new(
        database,
        Directory.CreateTempSubdirectory("chatdelegate-server-").FullName,
        database == Database.Postgres ? await PostgresCluster.CreateDatabaseAsync() : null,
        ownsDatabase: true);

    /// <summary>Another one with the same data. Nothing may be running on this one.</summary>
    public async Task<ServerPlace> CopyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("chatdelegate-server-").FullName;
        foreach (var below in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(Folder, below)));
        }

        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Folder, file)));
        }

        return new(Database, folder, Postgres is null ? null : await PostgresCluster.CreateDatabaseAsync(Postgres), ownsDatabase: true);
    }

    /// <summary>On a database that somebody else makes away with.</summary>
    public static ServerPlace On(string postgres) => new(Database.Postgres, Directory.CreateTempSubdirectory("chatdelegate-server-").FullName, postgres, ownsDatabase: false);

    /// <summary>Settings that point a server here, as environment variables.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings()
    {
        yield return new("ChatDelegate__Data__Path", Folder);
        if (Postgres is not null)
        {
            yield return new("ChatDelegate__Database__Provider", "postgres");
            yield return new("ChatDelegate__Database__ConnectionString", Postgres);
        }
    }

    /// <summary>Looks into the database past the server, or changes it as an intruder would. Identifiers are quoted alike on both.</summary>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string sql, params (string Name, object Value)[] values) =>
        Convert.ToInt64((await ReadAsync(sql, values)).Single(), CultureInfo.InvariantCulture);

    /// <summary>The first column of every row, as text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? string.Empty);
        }

        return rows;
    }

    /// <summary>What a dead instance was sending is taken over when its claim ends, after a minute that no test should wait.</summary>
    public Task<int> FreeClaimsAsync() => ExecuteAsync("""update "Outbox" set "ClaimedUntil" = 1 where "ClaimedUntil" is not null""");

    public async ValueTask DisposeAsync()
    {
        if (Postgres is not null && _ownsDatabase)
        {
            await PostgresCluster.DropDatabaseAsync(Postgres);
        }

        Directory.Delete(Folder, recursive: true);
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Postgres is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = SqliteFile, Pooling = false, DefaultTimeout = 30 }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    internal static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
