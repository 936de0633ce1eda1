using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// One piece of work on the record, inside a transaction that is not its own: the store begins and commits it.
/// Features use <see cref="Db"/>; the turn's few hot tables use prepared <see cref="Statements"/>.
/// </summary>
public sealed class RecordSession
{
    private readonly RecordConnection _connection;
    private readonly HashSet<Type> _changed = [];
    private readonly List<(Action Action, Action? InDoubt)> _afterCommit = [];
    private readonly List<LaterStatement> _later = [];
    private CongressDb? _db;

    internal RecordSession(RecordConnection connection, DbTransaction transaction, Actor actor)
    {
        _connection = connection;
        Transaction = transaction;
        Actor = actor;
    }

    public DbTransaction Transaction { get; }

    /// <summary>Prepared statements of this connection.</summary>
    public StatementCache Statements => _connection.Statements;

    /// <summary>Who is responsible from here on; a turn learns it after it began.</summary>
    public Actor Actor
    {
        get;
        set
        {
            field = value;
            if (_db is not null)
            {
                _db.Actor = value;
            }
        }
    }

    /// <summary>The features' way in; saved by the store before it commits. Nothing of it may be kept beyond this session.</summary>
    public CongressDb Db
    {
        get
        {
            if (_db is null)
            {
                _db = _connection.Enter(Transaction);
                _db.Actor = Actor;
            }

            return _db;
        }
    }

    /// <summary>
    /// Writes what nothing in this session reads again: at once on SQLite; on PostgreSQL at the next flush, all in one round trip.
    /// </summary>
    public void Write(string sql, ReadOnlySpan<string> parameters, ReadOnlySpan<object?> values)
    {
        if (Transaction is NpgsqlTransaction)
        {
            _later.Add(new LaterStatement(sql, [.. parameters], [.. values]));
        }
        else
        {
            Statements.Get(Transaction, sql, parameters).Bind(values).ExecuteNonQuery();
        }
    }

    /// <summary>Runs once the work is durable; never when it is rolled back.</summary>
    /// <param name="inDoubt">Runs in its place when the database was lost while it committed: the work may be durable all the same.</param>
    public void AfterCommit(Action action, Action? inDoubt = null) => _afterCommit.Add((action, inDoubt));

    /// <summary>Writes what is still only in memory, so that a prepared statement sees it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SaveAsync(cancellationToken);
        if (_later.Count > 0)
        {
            await LaterStatement.RunAsync(_later, Transaction, cancellationToken);
            _later.Clear();
        }
    }

    /// <summary>Gives the connection back for the next piece.</summary>
    internal ValueTask EndAsync(bool failed) => _db is null ? ValueTask.CompletedTask : _connection.LeaveAsync(failed);

    internal void Committed()
    {
        _afterCommit.ForEach(one => one.Action());
        _connection.Signals.Ring(_changed);
    }

    internal void InDoubt() => _afterCommit.ForEach(one => one.InDoubt?.Invoke());

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_db is null || !_db.ChangeTracker.HasChanges())
        {
            return;
        }

        // What has changed is known now; each step of saving would look for it again.
        _db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            _changed.UnionWith(_db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Metadata.ClrType));
            await _db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
