using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Similar;
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
    private readonly INumbers? _numbers;
    private readonly HashSet<Type> _changed = [];
    private readonly List<(Action Action, Action? InDoubt)> _afterCommit = [];
    private readonly List<LaterStatement> _later = [];
    private readonly List<AuditDraft> _links = [];
    private LaterStatement? _premise;
    private LaterStatement? _take;
    private LaterStatement? _condition;
    private CongressDb? _db;

    /// <param name="transaction">Null for a rehearsal.</param>
    /// <param name="numbers">Where a rehearsal has its number from; null when it may not take one.</param>
    internal RecordSession(RecordConnection connection, DbTransaction? transaction, Actor actor, INumbers? numbers = null)
    {
        _connection = connection;
        _numbers = numbers;
        Transaction = transaction;
        Actor = actor;
    }

    /// <summary>Null in a rehearsal, which has none.</summary>
    public DbTransaction? Transaction { get; }

    /// <summary>
    /// The work is only tried out, see <see cref="IRecordStore.RehearseAsync"/>: it reads what is there, and what it writes is put down for later.
    /// Work that needs more than that calls <see cref="EndRehearsal"/>, or is sent back by what it asks for.
    /// </summary>
    public bool IsRehearsal => Transaction is null;

    /// <summary>The rehearsal has come to nothing; whatever the work returns is thrown away, and it runs in earnest.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Prepared statements of this connection; in a rehearsal those that read.</summary>
    public StatementCache Statements => IsRehearsal ? _connection.Readings : _connection.Statements;

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
                _db = _connection.Enter(Transaction ?? throw new RehearsalException());
                _db.Actor = Actor;
            }

            return _db;
        }
    }

    /// <summary>
    /// Adds a row, as its mapping says, that the rest of this session leaves as it is; a record with its entry of the audit chain. Unlike what is added
    /// to <see cref="Db"/> it can be rehearsed, and it costs a tenth.
    /// </summary>
    /// <exception cref="NotSupportedException">The mapping asks for more than an insert, or more follows from it than the index of similar cases.</exception>
    public void Add<T>(T row)
        where T : class
    {
        var type = _connection.Model.FindEntityType(typeof(T)) ?? throw new NotSupportedException($"{typeof(T).Name} is not mapped.");
        if (row is IRecord record)
        {
            _links.Add(_connection.Audit.Added(Actor, type, record));
            SimilarIndex.FollowAdded(this, record);
        }

        var insert = RowInsert.Of(type);
        Write(insert.Sql, insert.Names, insert.Values(row));
        _changed.Add(typeof(T));
    }

    /// <summary>
    /// Writes what nothing in this session reads again: at once on SQLite; on PostgreSQL at the next flush, all in one round trip.
    /// </summary>
    public void Write(string sql, ReadOnlySpan<string> parameters, ReadOnlySpan<object?> values)
    {
        if (Transaction is null or NpgsqlTransaction)
        {
            _later.Add(new LaterStatement(sql, [.. parameters], ForLater(values)));
        }
        else
        {
            _connection.Writes.Run(sql, parameters, values);
        }
    }

    /// <summary>
    /// Writes, like <see cref="Write"/>, an update of one row that is still as it was read: all that the session writes depends on it. One a
    /// session; a rehearsal without it comes to nothing.
    /// </summary>
    /// <exception cref="StaleException">It has changed since, though the work runs in earnest: somebody else wrote it out of turn.</exception>
    public void WriteIfUnchanged(string update, ReadOnlySpan<string> parameters, ReadOnlySpan<object?> values)
    {
        if (Transaction is null or NpgsqlTransaction)
        {
            _condition = new LaterStatement(update, [.. parameters], ForLater(values));
        }
        else if (_connection.Writes.Run(update, parameters, values) != 1)
        {
            throw new StaleException();
        }
    }

    /// <summary>
    /// What the number of a series will be when this rehearsal is done in earnest: the one before it must be its last then, or the rehearsal comes to
    /// nothing. One a session.
    /// </summary>
    /// <param name="last">The series' last number on record.</param>
    /// <param name="premise">A <c>select</c> that finds a row while the number given to it is the last.</param>
    /// <param name="take">Moves the series on by one.</param>
    internal async Task<int> ForeseeAsync(string series, Func<Task<int>> last, Func<int, LaterStatement> premise, LaterStatement take, CancellationToken cancellationToken)
    {
        if (Number is not null || _numbers is null)
        {
            throw new RehearsalException();
        }

        Number = await _numbers.NextAsync(series, last, cancellationToken) ?? throw new RehearsalException();
        (_premise, _take) = (premise(Number.Value - 1), take);
        return Number.Value;
    }

    /// <summary>The work needs the record itself: nothing of it counts until it runs in earnest.</summary>
    public void EndRehearsal() => IsOver = IsRehearsal;

    /// <summary>Runs once the work is durable; never when it is rolled back.</summary>
    /// <param name="inDoubt">Runs in its place when the database was lost while it committed: the work may be durable all the same.</param>
    public void AfterCommit(Action action, Action? inDoubt = null) => _afterCommit.Add((action, inDoubt));

    /// <summary>Writes what is still only in memory, so that a prepared statement sees it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (Transaction is null)
        {
            throw new RehearsalException();
        }

        await SaveAsync(cancellationToken);
        if (_links.Count > 0)
        {
            await _connection.Audit.AppendAsync(new AuditTable(this), _links, cancellationToken);
            _links.Clear();
        }

        if (_later.Count > 0 || _condition is not null)
        {
            await LaterStatement.RunAsync(_condition, _later, Transaction, cancellationToken);
            _later.Clear();
            _condition = null;
        }
    }

    /// <summary>What a rehearsal counts on; null when on nothing.</summary>
    internal RehearsedNumber? Number { get; private set; }

    /// <summary>Whether the rehearsal can stand for the work: it needed no more than it was given.</summary>
    internal bool IsRehearsed => IsRehearsal && !IsOver && (_condition is not null || (Number is null && _later.Count + _afterCommit.Count == 0));

    /// <summary>What <see cref="WriteIfUnchanged"/> was given and is not written yet.</summary>
    internal LaterStatement? Condition => _condition;

    /// <summary>What <see cref="Write"/> was given and is not written yet.</summary>
    internal IReadOnlyList<LaterStatement> Later => _later;

    /// <summary>What is to be said in the audit chain and has no place there yet.</summary>
    internal IReadOnlyList<AuditDraft> Links => _links;

    /// <summary>The rehearsal wrote nothing: there is nothing to be done in earnest.</summary>
    internal bool IsIdle => _condition is null;

    /// <summary>Does in earnest, on SQLite, what was rehearsed; false, and nothing is done, when what it was rehearsed on has changed.</summary>
    internal bool TryPerform(RecordSession rehearsed)
    {
        if (rehearsed._condition is not { } condition || (rehearsed._premise is { } premise && Run(premise) != 1) || Run(condition) != 1)
        {
            return false;
        }

        if (rehearsed._take is { } take)
        {
            Run(take);
        }

        rehearsed._later.ForEach(statement => Run(statement));
        _links.AddRange(rehearsed._links);
        _changed.UnionWith(rehearsed._changed);
        _afterCommit.AddRange(rehearsed._afterCommit);
        return true;

        int Run(LaterStatement statement) => _connection.Writes.Run(statement.Sql, statement.Names, statement.Values);
    }

    /// <summary>Gives the connection back for the next piece.</summary>
    internal ValueTask EndAsync(bool failed) => _db is null ? ValueTask.CompletedTask : _connection.LeaveAsync(failed);

    internal void Committed()
    {
        foreach (var (action, _) in _afterCommit)
        {
            DoAfterwards(action);
        }

        _connection.Signals.Ring(_changed);
    }

    internal void InDoubt()
    {
        foreach (var (_, inDoubt) in _afterCommit)
        {
            DoAfterwards(inDoubt);
        }
    }

    /// <summary>Whether it succeeds changes nothing of what is written, nor of what those are told who wait for it.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "It would end the thread that acknowledges, and with it the process.")]
    private void DoAfterwards(Action? action)
    {
        try
        {
            action?.Invoke();
        }
        catch (Exception failure)
        {
            DataLog.AfterwardsFailed(_connection.Logger, failure);
        }
    }

    private object?[] ForLater(ReadOnlySpan<object?> values)
    {
        var kept = values.ToArray();
        if (_connection.Connection is NpgsqlConnection)
        {
            for (var i = 0; i < kept.Length; i++)
            {
                kept[i] = kept[i] is Utf8Text text ? text.ToString() : kept[i];
            }
        }

        return kept;
    }

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
