using System.Data.Common;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// The statements that keep the index: entries, and the tokens they are found by. SQLite holds tokens in a full-text table without
/// content, which neither the model nor a migration can make alike everywhere, so it is made when first written; PostgreSQL in an array.
/// </summary>
internal sealed class SimilarTable : IDisposable
{
    private const string Create =
        """create virtual table if not exists "SimilarTokens" using fts5("Tokens", content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')""";

    /// <summary>Puts down that an opinion is to be taken in.</summary>
    public const string PutDown = """insert into "SimilarPending" ("RecordId") values (@record)""";

    private readonly StatementCache _statements;
    private readonly StatementCache? _own;
    private readonly DbTransaction? _transaction;
    private readonly bool _postgres;

    public SimilarTable(CongressDb db)
    {
        _postgres = db.Database.IsNpgsql();
        _transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _statements = db.Statements ?? (_own = new StatementCache(db.Database.GetDbConnection()));
    }

    /// <inheritdoc cref="PutDown"/>
    public Task PutDownAsync(Guid recordId, CancellationToken cancellationToken) => RunAsync(PutDown, ["record"], [recordId], cancellationToken);

    /// <summary>That it is not, any more.</summary>
    public Task TakeBackAsync(Guid recordId, CancellationToken cancellationToken) =>
        RunAsync("""delete from "SimilarPending" where "RecordId" = @record""", ["record"], [recordId], cancellationToken);

    public async Task AddAsync(SimilarEntry entry, CancellationToken cancellationToken)
    {
        const string row =
            """
            insert into "SimilarEntries" ("BodyId", "AuthorId", "Kind", "RecordId", "Version", "Audience", "Text")
            values (@body, @author, @kind, @record, @version, @audience, @text)
            """;
        object?[] values = [entry.BodyId, entry.AuthorId, entry.Kind.ToString(), entry.RecordId, entry.Version, entry.Audience.ToString(), entry.Text];
        string[] names = ["body", "author", "kind", "record", "version", "audience", "text"];
        if (_postgres)
        {
            // Whoever makes the index anew may have been here in between: the last word is the record's own save.
            const string upsert =
                $"""
                with entry as ({row}
                    on conflict ("RecordId") do update set "Version" = excluded."Version", "Audience" = excluded."Audience", "Text" = excluded."Text" returning "Id")
                insert into "SimilarTokens" ("EntryId", "Tokens") select "Id", @tokens from entry on conflict ("EntryId") do update set "Tokens" = excluded."Tokens"
                """;
            await RunAsync(upsert, [.. names, "tokens"], [.. values, Tokens(entry.Text)], cancellationToken);
        }
        else
        {
            await RunAsync(Create, [], [], cancellationToken);
            await RunAsync(row, names, values, cancellationToken);
            await RunAsync("""insert into "SimilarTokens" (rowid, "Tokens") values (last_insert_rowid(), @tokens)""", ["tokens"], [Joined(entry.Text)], cancellationToken);
        }
    }

    /// <summary>Another audience for an entry whose words stay.</summary>
    public Task OpenAsync(SimilarEntry entry, SimilarAudience audience, CancellationToken cancellationToken) =>
        RunAsync("""update "SimilarEntries" set "Audience" = @audience where "Id" = @id""", ["audience", "id"], [audience.ToString(), entry.Id], cancellationToken);

    public async Task RemoveAsync(SimilarEntry entry, CancellationToken cancellationToken)
    {
        if (_postgres)
        {
            await RunAsync("""delete from "SimilarTokens" where "EntryId" = @id""", ["id"], [entry.Id], cancellationToken);
        }
        else
        {
            // Without content the table has to be told what it forgets.
            await RunAsync("""insert into "SimilarTokens" ("SimilarTokens", rowid, "Tokens") values ('delete', @id, @tokens)""", ["id", "tokens"], [entry.Id, Joined(entry.Text)], cancellationToken);
        }

        await RunAsync("""delete from "SimilarEntries" where "Id" = @id""", ["id"], [entry.Id], cancellationToken);
    }

    /// <summary>Forgets every entry of every congress.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await RunAsync(_postgres ? """delete from "SimilarTokens" """ : """drop table if exists "SimilarTokens" """, [], [], cancellationToken);
        await RunAsync("""delete from "SimilarEntries" """, [], [], cancellationToken);
        await RunAsync("""delete from "SimilarPending" """, [], [], cancellationToken);
    }

    public void Dispose() => _own?.Dispose();

    private static string[] Tokens(string text) => [.. new CaseText(text).Tokens()];

    private static string Joined(string text) => string.Join(' ', new CaseText(text).Tokens());

    private Task<int> RunAsync(string sql, ReadOnlySpan<string> names, ReadOnlySpan<object?> values, CancellationToken cancellationToken) =>
        _statements.Get(_transaction, sql, names).Bind(values).ExecuteNonQueryAsync(cancellationToken);
}
