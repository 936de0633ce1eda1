using System.Data.Common;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatDelegate.Congress.Records;

/// <summary>How links get into the chain: statements in the transaction of what they are about, since every change of a record needs them.</summary>
internal sealed class AuditTable : IDisposable
{
    private const string Head = """select "Seq", "Hash" from "AuditHead" where "Id" = 1""";

    /// <summary>The end of the chain, which nobody else moves until the transaction ends; on PostgreSQL.</summary>
    public const string HeadForUpdate = Head + " for update";

    private static readonly string[] EntryNames = ["seq", "at", "actor", "role", "behalf", "action", "kind", "record", "change", "content", "hash"];
    private static readonly string[] HeadNames = ["seq", "hash"];

    private readonly StatementCache _statements;
    private readonly StatementCache? _own;
    private readonly RecordSession? _session;
    private readonly DbTransaction? _transaction;
    private readonly string _head;

    public AuditTable(CongressDb db)
    {
        _transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _head = _transaction is NpgsqlTransaction ? HeadForUpdate : Head;
        _statements = db.Statements ?? (_own = new StatementCache(db.Database.GetDbConnection()));
    }

    /// <summary>Writes with what else the session writes.</summary>
    public AuditTable(RecordSession session)
    {
        _session = session;
        _transaction = session.Transaction;
        _head = _transaction is NpgsqlTransaction ? HeadForUpdate : Head;
        _statements = session.Statements;
    }

    /// <summary>The end of the chain; on PostgreSQL nobody else can append until this transaction ends.</summary>
    public async Task<(long Seq, string Hash)> LockHeadAsync(CancellationToken cancellationToken)
    {
        await using var reader = await _statements.Get(_transaction, _head).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetString(1)) : throw new InvalidOperationException("The audit chain has no head.");
    }

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => RunAsync(Adding(entry), cancellationToken);

    public Task MoveHeadAsync(long seq, string hash, CancellationToken cancellationToken) => RunAsync(Moving(seq, hash), cancellationToken);

    public static LaterStatement Adding(AuditEntry entry) => new(
        """
        insert into "AuditEntries" ("Seq", "At", "ActorId", "ActorRole", "OnBehalfOf", "Action", "Kind", "RecordId", "Change", "Content", "Hash")
        values (@seq, @at, @actor, @role, @behalf, @action, @kind, @record, @change, @content, @hash)
        """,
        EntryNames,
        [entry.Seq, entry.At.UtcTicks, entry.ActorId, entry.ActorRole, entry.OnBehalfOf, entry.Action, entry.Kind, entry.RecordId, entry.Change, entry.Content, entry.Hash]);

    public static LaterStatement Moving(long seq, string hash) =>
        new("""update "AuditHead" set "Seq" = @seq, "Hash" = @hash where "Id" = 1""", HeadNames, [seq, hash]);

    public void Dispose() => _own?.Dispose();

    private Task RunAsync(LaterStatement statement, CancellationToken cancellationToken)
    {
        if (_session is not null)
        {
            _session.Write(statement.Sql, statement.Names, statement.Values);
            return Task.CompletedTask;
        }

        return _statements.Get(_transaction, statement.Sql, statement.Names).Bind(statement.Values).ExecuteNonQueryAsync(cancellationToken);
    }
}
