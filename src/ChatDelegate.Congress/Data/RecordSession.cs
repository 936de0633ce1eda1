using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// One piece of work on the record, inside a transaction that is not its own: the store begins and commits it.
/// Features use <see cref="Db"/>; the turn's few hot tables use prepared statements on <see cref="Connection"/>.
/// </summary>
public sealed class RecordSession : IAsyncDisposable
{
    private readonly Func<DbConnection, CongressDb> _open;
    private readonly RecordSignals _signals;
    private readonly HashSet<Type> _changed = [];
    private readonly List<Action> _afterCommit = [];
    private CongressDb? _db;

    internal RecordSession(DbConnection connection, DbTransaction transaction, StatementCache statements, Actor actor, DatabaseConnections connections)
    {
        Connection = connection;
        Transaction = transaction;
        Statements = statements;
        Actor = actor;
        _open = connections.ContextOn;
        _signals = connections.Signals;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>Prepared statements of this connection.</summary>
    public StatementCache Statements { get; }

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

    /// <summary>The features' way in; opened on first use, saved by the store before it commits.</summary>
    public CongressDb Db
    {
        get
        {
            if (_db is null)
            {
                _db = _open(Connection);
                _db.Actor = Actor;
                _db.Database.AutoSavepointsEnabled = false;
                _db.Database.UseTransaction(Transaction);
            }

            return _db;
        }
    }

    /// <summary>Runs once the work is durable; never when it is rolled back.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Writes what is still only in memory, so that a prepared statement sees it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_db is not null)
        {
            _changed.UnionWith(_db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Metadata.ClrType));
            await _db.SaveChangesAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
        {
            await _db.DisposeAsync();
        }
    }

    internal void Committed()
    {
        _afterCommit.ForEach(action => action());
        _signals.Ring(_changed);
    }
}
