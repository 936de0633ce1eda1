using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// One piece of work on the record, inside a transaction that is not its own: the store begins and commits it.
/// Features use <see cref="Db"/>; the turn's few hot tables use prepared <see cref="Statements"/>.
/// </summary>
public sealed class RecordSession
{
    private readonly RecordConnection _connection;
    private readonly HashSet<Type> _changed = [];
    private readonly List<Action> _afterCommit = [];
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

    /// <summary>Runs once the work is durable; never when it is rolled back.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Writes what is still only in memory, so that a prepared statement sees it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_db?.ChangeTracker.HasChanges() == true)
        {
            _changed.UnionWith(_db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Metadata.ClrType));
            await _db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Gives the connection back for the next piece.</summary>
    internal ValueTask EndAsync(bool failed) => _db is null ? ValueTask.CompletedTask : _connection.LeaveAsync(failed);

    internal void Committed()
    {
        _afterCommit.ForEach(action => action());
        _connection.Signals.Ring(_changed);
    }
}
