using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;
using ChatDelegate.Congress.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>A record with so many transcript entries, and the delegates who go on speaking in it.</summary>
internal sealed class GrownRecord : IDisposable
{
    /// <summary>The delegates of one city and everything below it.</summary>
    private const int Conversations = 7695;

    private readonly RunFolder _folder = new();
    private readonly string? _postgres;
    private readonly int _users;

    /// <summary>Loads SQLite the way the product does.</summary>
    static GrownRecord() => RuntimeHelpers.RunModuleConstructor(typeof(CongressDb).Module.ModuleHandle);

    private GrownRecord(int size, int users, string? postgres)
    {
        Size = size;
        _users = users;
        _postgres = postgres;
    }

    /// <summary>Transcript entries that it began with.</summary>
    public int Size { get; }

    public string Folder => _folder.Path;

    public bool IsSqlite => _postgres is null;

    /// <summary>For the server. What is measured is what grows, so nothing is to leave.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ChatDelegate__Archive__TranscriptDays"] = "0",
                ["ChatDelegate__Archive__ReceiptDays"] = "0",
            };
            if (_postgres is not null)
            {
                settings["ChatDelegate__Database__Provider"] = "postgres";
                settings["ChatDelegate__Database__ConnectionString"] = _postgres;
            }

            return settings;
        }
    }

    /// <summary>Makes the schema and the delegates, each with a conversation; nothing was said yet.</summary>
    public static async Task<GrownRecord> CreateAsync(int size, int users, ThrowAwayPostgres? cluster, CancellationToken cancellationToken)
    {
        var record = new GrownRecord(size, users, cluster is null ? null : await cluster.CreateDatabaseAsync(cancellationToken));
        await Crowd.EnterAsync(record.Folder, record.Settings, Conversations, n => LoadPlan.NameOf(n % users, record.RunOf(n / users)), cancellationToken);
        return record;
    }

    /// <summary>Every round has its own people, since a generator counts its activities from one again.</summary>
    public string RunOf(int round) => round < Conversations / _users
        ? string.Create(CultureInfo.InvariantCulture, $"{_folder.Id}r{round}")
        : string.Create(CultureInfo.InvariantCulture, $"{_folder.Id}rest");

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = IsSqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, "chatdelegate.db"), Pooling = false, DefaultTimeout = 60 }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_postgres) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Of the database: SQLite's used pages, PostgreSQL's tables and indexes.</summary>
    public Task<long> BytesAsync(CancellationToken cancellationToken) => CountAsync(
        IsSqlite
            ? "select (p.page_count - f.freelist_count) * s.page_size from pragma_page_count p, pragma_freelist_count f, pragma_page_size s"
            : "select pg_database_size(current_database())",
        cancellationToken);

    /// <summary>Turns that the people of a round have taken.</summary>
    public Task<long> TurnsAsync(int round, CancellationToken cancellationToken) => CountAsync(
        $"""select count(*) from "Receipts" where "ConversationId" in (select "Id" from "Conversations" where "ExternalId" like '%-{RunOf(round)}') and "Key" not like '%~%'""", cancellationToken);

    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _folder.Dispose();
}
