using System.Data.Common;
using ChatDelegate.Congress.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>Opens connections and contexts the same way everywhere, whichever database it is.</summary>
public sealed class DatabaseConnections : IDisposable
{
    private readonly bool _sqlite;
    private readonly string _connectionString;
    private readonly Lazy<IModel> _model;
    private readonly WrittenMapping? _mapping;

    public DatabaseConnections(IOptions<DatabaseOptions> database, IOptions<DataOptions> data, AuditChain audit, RecordSignals signals, ILogger<DatabaseConnections> logger, WrittenMapping? mapping = null)
    {
        Logger = logger;
        Audit = audit;
        _mapping = mapping;
        Signals = signals;
        _sqlite = database.Value.IsSqlite;
        _connectionString = ConnectionString(database.Value, data.Value);
        _model = new Lazy<IModel>(ReadModel);
    }

    public bool IsSqlite => _sqlite;

    internal RecordSignals Signals { get; }

    internal AuditChain Audit { get; }

    internal ILogger Logger { get; }

    /// <summary>Whoever works SQLite's log into its file: one at a time, since a second one is sent away without waiting.</summary>
    internal SemaphoreSlim LogCopying { get; } = new(1, 1);

    /// <summary>How everything is mapped.</summary>
    internal IModel Model => _model.Value;

    /// <summary>An open connection; SQLite's has foreign keys on, WAL, full fsync and a busy time-out of 10 seconds.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = _sqlite ? new SqliteConnection(_connectionString) : new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        if (connection is SqliteConnection sqlite)
        {
            SqlitePragmas.Tell(sqlite);
        }

        return connection;
    }

    public void Dispose() => LogCopying.Dispose();

    /// <summary>Which database it is, for messages: without a password.</summary>
    public string Describe() => _sqlite
        ? new SqliteConnectionStringBuilder(_connectionString).DataSource
        : new NpgsqlConnectionStringBuilder(_connectionString) is var postgres ? $"{postgres.Host}:{postgres.Port}/{postgres.Database}" : string.Empty;

    /// <summary>A context on a connection that someone else opened.</summary>
    internal CongressDb ContextOn(DbConnection connection, StatementCache statements)
    {
        var builder = new DbContextOptionsBuilder<CongressDb>();
        _ = _sqlite ? builder.UseSqlite(connection) : builder.UseNpgsql(connection);
        Map(builder);
        return new CongressDb(builder.Options, Audit) { Statements = statements };
    }

    /// <summary>For contexts that read on a connection of their own.</summary>
    public void Configure(DbContextOptionsBuilder builder)
    {
        if (_sqlite)
        {
            builder.UseSqlite(_connectionString).AddInterceptors(SqlitePragmas.Interceptor);
        }
        else
        {
            builder.UseNpgsql(_connectionString);
        }

        Map(builder);
    }

    private IModel ReadModel()
    {
        var builder = new DbContextOptionsBuilder<CongressDb>();
        Configure(builder);
        using var db = new CongressDb(builder.Options, Audit);
        return db.Model;
    }

    private void Map(DbContextOptionsBuilder builder)
    {
        if (_mapping is not null)
        {
            builder.UseModel(_mapping.For(_sqlite));
        }
    }

    private static string ConnectionString(DatabaseOptions database, DataOptions data)
    {
        if (!database.IsSqlite)
        {
            var postgres = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = 64 };
            return postgres.ConnectionString;
        }

        if (database.ConnectionString is { Length: > 0 } given)
        {
            return given;
        }

        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.Path, "chatdelegate.db"), ForeignKeys = true, DefaultTimeout = 10 }.ConnectionString;
    }
}
