using System.Data;
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
    private readonly DbTransaction? _transaction;
    private readonly string _lock;

    public AuditTable(CongressDb db)
    {
        _transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _lock = _transaction is NpgsqlTransaction ? " for update" : string.Empty;
        _statements = db.Statements ?? (_own = new StatementCache(db.Database.GetDbConnection()));
    }

    /// <summary>The end of the chain; on PostgreSQL nobody else can append until this transaction ends.</summary>
    public async Task<(long Seq, string Hash)> LockHeadAsync(CancellationToken cancellationToken)
    {
        await using var reader = await Statement("""select "Seq", "Hash" from "AuditHead" where "Id" = 1""" + _lock).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetString(1)) : throw new InvalidOperationException("The audit chain has no head.");
    }

    public async Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var insert = Statement(
            """
            insert into "AuditEntries" ("Seq", "At", "ActorId", "ActorRole", "OnBehalfOf", "Action", "Kind", "RecordId", "Change", "Content", "Hash")
            values (@seq, @at, @actor, @role, @behalf, @action, @kind, @record, @change, @content, @hash)
            """,
            "seq", "at", "actor", "role", "behalf", "action", "kind", "record", "change", "content", "hash");
        insert.Bind(
            entry.Seq, entry.At.UtcTicks, entry.ActorId, entry.ActorRole, entry.OnBehalfOf, entry.Action, entry.Kind, entry.RecordId, entry.Change, entry.Content, entry.Hash);
        insert.Parameters[2].DbType = DbType.Guid;
        insert.Parameters[4].DbType = DbType.Guid;
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task MoveHeadAsync(long seq, string hash, CancellationToken cancellationToken)
    {
        var update = Statement("""update "AuditHead" set "Seq" = @seq, "Hash" = @hash where "Id" = 1""", "seq", "hash");
        await update.Bind(seq, hash).ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => _own?.Dispose();

    private DbCommand Statement(string sql, params ReadOnlySpan<string> parameters) => _statements.Get(_transaction, sql, parameters);
}
