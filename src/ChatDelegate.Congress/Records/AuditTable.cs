using System.Data.Common;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatDelegate.Congress.Records;

/// <summary>How links get into the chain: statements in the transaction of what they are about, since every change of a record needs them.</summary>
internal sealed class AuditTable : IDisposable
{
    private readonly StatementCache _statements;
    private readonly StatementCache? _own;
    private readonly RecordSession? _session;
    private readonly DbTransaction? _transaction;
    private readonly string _lock;

    public AuditTable(CongressDb db)
    {
        _transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _lock = _transaction is NpgsqlTransaction ? " for update" : string.Empty;
        _statements = db.Statements ?? (_own = new StatementCache(db.Database.GetDbConnection()));
    }

    /// <summary>Writes with what else the session writes.</summary>
    public AuditTable(RecordSession session)
    {
        _session = session;
        _transaction = session.Transaction;
        _lock = _transaction is NpgsqlTransaction ? " for update" : string.Empty;
        _statements = session.Statements;
    }

    /// <summary>The end of the chain; on PostgreSQL nobody else can append until this transaction ends.</summary>
    public async Task<(long Seq, string Hash)> LockHeadAsync(CancellationToken cancellationToken)
    {
        await using var reader = await _statements.Get(_transaction, """select "Seq", "Hash" from "AuditHead" where "Id" = 1""" + _lock).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetString(1)) : throw new InvalidOperationException("The audit chain has no head.");
    }

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => RunAsync(
        """
        insert into "AuditEntries" ("Seq", "At", "ActorId", "ActorRole", "OnBehalfOf", "Action", "Kind", "RecordId", "Change", "Content", "Hash")
        values (@seq, @at, @actor, @role, @behalf, @action, @kind, @record, @change, @content, @hash)
        """,
        ["seq", "at", "actor", "role", "behalf", "action", "kind", "record", "change", "content", "hash"],
        [entry.Seq, entry.At.UtcTicks, entry.ActorId, entry.ActorRole, entry.OnBehalfOf, entry.Action, entry.Kind, entry.RecordId, entry.Change, entry.Content, entry.Hash],
        cancellationToken);

    public Task MoveHeadAsync(long seq, string hash, CancellationToken cancellationToken) =>
        RunAsync("""update "AuditHead" set "Seq" = @seq, "Hash" = @hash where "Id" = 1""", ["seq", "hash"], [seq, hash], cancellationToken);

    public void Dispose() => _own?.Dispose();

    private Task RunAsync(string sql, ReadOnlySpan<string> names, ReadOnlySpan<object?> values, CancellationToken cancellationToken)
    {
        if (_session is not null)
        {
            _session.Write(sql, names, values);
            return Task.CompletedTask;
        }

        return _statements.Get(_transaction, sql, names).Bind(values).ExecuteNonQueryAsync(cancellationToken);
    }
}
