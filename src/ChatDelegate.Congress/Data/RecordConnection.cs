using System.Data;
using System.Data.Common;
using ChatDelegate.Congress.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// A connection that the store writes on, kept with what is dear to make: its prepared statements and its EF Core context. One piece of
/// work uses it at a time.
/// </summary>
internal sealed class RecordConnection(DbConnection connection, DatabaseConnections connections) : IAsyncDisposable
{
    private CongressDb? _db;
    private SqliteWrites? _writes;

    public DbConnection Connection => connection;

    /// <summary>False once the database has ended it.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open;

    public StatementCache Statements { get; } = new(connection);

    /// <summary>Those that a rehearsal may run on it.</summary>
    public StatementCache Readings { get; } = new(connection, onlyReads: true);

    /// <summary>What the writer writes with; on SQLite only.</summary>
    public SqliteWrites Writes => _writes ??= new SqliteWrites((SqliteConnection)connection);

    public RecordSignals Signals => connections.Signals;

    public AuditChain Audit => connections.Audit;

    public IModel Model => connections.Model;

    public ILogger Logger => connections.Logger;

    /// <summary>The context, empty, within a transaction.</summary>
    public CongressDb Enter(DbTransaction transaction)
    {
        if (_db is null)
        {
            _db = connections.ContextOn(connection, Statements);
            _db.Database.AutoSavepointsEnabled = false;
        }

        _db.Database.UseTransaction(transaction);
        return _db;
    }

    /// <summary>Forgets what the piece of work had in memory; of one that failed, the context altogether.</summary>
    public async ValueTask LeaveAsync(bool failed)
    {
        if (failed && _db is { } broken)
        {
            _db = null;
            await broken.DisposeAsync();
        }
        else if (_db is not null)
        {
            _db.ChangeTracker.Clear();
            _db.Database.UseTransaction(null);
            _db.Actor = Actor.System;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync(failed: true);
        Statements.Dispose();
        Readings.Dispose();
        _writes?.Dispose();
        await connection.DisposeAsync();
    }
}
