using System.Data.Common;
using ChatDelegate.Benchmarks.Load;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>
/// Fills a record with what its delegates have said in months: the dialog of the generator, as the server itself has just written it, once for each
/// conversation, then once more for each, and so on, as time would. Only the newest months are not there, so that what is measured comes last.
/// </summary>
internal sealed class Past
{
    private const long Month = 30 * TimeSpan.TicksPerDay;
    private readonly List<object[]> _entries;
    private readonly string _speaker;

    private Past(string speaker, List<object[]> entries)
    {
        _speaker = speaker;
        _entries = entries;
    }

    /// <summary>Takes the first dialog of somebody who has spoken in a record as the pattern.</summary>
    /// <param name="turns">How many turns it has.</param>
    public static async Task<Past> OfAsync(GrownRecord record, int turns, CancellationToken cancellationToken)
    {
        await using var connection = await record.OpenAsync(cancellationToken);
        await using var select = connection.CreateCommand();
        select.CommandText =
            """
            select c."ExternalId", t."Seq", t."ActivityId", t."FromPerson", t."Activity" from "Transcript" t join "Conversations" c on c."Id" = t."ConversationId"
            where t."ConversationId" = (select "ConversationId" from "Receipts" order by "At" limit 1) order by t."Seq"
            """;
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        var (speaker, entries, heard) = (string.Empty, new List<object[]>(), 0);
        while (await reader.ReadAsync(cancellationToken))
        {
            heard += reader.GetBoolean(3) ? 1 : 0;
            if (heard > turns)
            {
                break;
            }

            speaker = reader.GetString(0);
            entries.Add([reader.GetInt64(1), reader.GetString(2), reader.GetBoolean(3), reader.GetString(4)]);
        }

        return entries.Count > turns ? new Past(speaker, entries) : throw new InvalidOperationException("Nobody has said a whole dialog.");
    }

    public async Task FillAsync(GrownRecord record, CancellationToken cancellationToken)
    {
        var conversations = await record.CountAsync("""select count(*) from "Conversations" """, cancellationToken);
        var dialogs = (int)Math.Round(record.Size / (double)(conversations * _entries.Count), MidpointRounding.AwayFromZero);
        // Whoever made the record has connections in its pool, and the journal is turned off by nobody who is not alone.
        SqliteConnection.ClearAllPools();
        await using var connection = await record.OpenAsync(cancellationToken);
        await RunAsync(connection, record.IsSqlite ? "pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-2000000; pragma temp_store=memory" : "set synchronous_commit=off", cancellationToken);
        await PutPatternAsync(connection, record.IsSqlite, cancellationToken);
        var from = DateTime.UtcNow.Ticks - (12 * Month);
        for (var dialog = 0; dialog < dialogs; dialog++)
        {
            await SayAsync(connection, dialog, from + (dialog * (10 * Month / dialogs)), cancellationToken);
            if (dialog % 20 == 19)
            {
                LoadRun.Say($"{(long)(dialog + 1) * conversations * _entries.Count:N0} entries");
            }
        }

        await RunAsync(connection, $"""update "Conversations" set "LastSeq" = {dialogs * _entries.Count}""", cancellationToken);
        await RunAsync(connection, """drop table pattern""", cancellationToken);
        await RunAsync(connection, record.IsSqlite ? "pragma journal_mode=wal" : "vacuum analyze", cancellationToken);
        if (!record.IsSqlite)
        {
            await RunAsync(connection, "checkpoint", cancellationToken);
        }
    }

    private async Task PutPatternAsync(DbConnection connection, bool isSqlite, CancellationToken cancellationToken)
    {
        await RunAsync(connection, $"create temporary table pattern (seq bigint, id text, person {(isSqlite ? "integer" : "boolean")}, activity text)", cancellationToken);
        foreach (var entry in _entries)
        {
            await RunAsync(connection, "insert into pattern values (@seq, @id, @person, @activity)", cancellationToken, ("seq", entry[0]), ("id", entry[1]), ("person", entry[2]), ("activity", entry[3]));
        }
    }

    /// <summary>Everybody has the dialog once. Names get a mark, so that no id is there twice.</summary>
    private async Task SayAsync(DbConnection connection, int dialog, long at, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        (string, object)[] values = [("speaker", _speaker), ("mark", $"~{dialog}"), ("base", (long)dialog * _entries.Count), ("at", at)];
        await RunAsync(connection,
            """
            insert into "Transcript" ("ConversationId", "Seq", "ActivityId", "FromPerson", "Activity", "At")
            select c."Id", @base + p.seq, replace(p.id, @speaker, c."ExternalId" || @mark), p.person, replace(p.activity, @speaker, c."ExternalId" || @mark), @at + p.seq
            from "Conversations" c cross join pattern p order by c."Id", p.seq
            """, cancellationToken, values);
        await RunAsync(connection,
            """
            insert into "Receipts" ("ConversationId", "Key", "ActivityId", "At")
            select c."Id", replace(p.id, @speaker, c."ExternalId" || @mark), replace(p.id, @speaker, c."ExternalId" || @mark), @at + p.seq
            from "Conversations" c cross join pattern p where p.person order by c."Id", p.seq
            """, cancellationToken, values);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellationToken, params IEnumerable<(string Name, object Value)> values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values.Where(one => sql.Contains('@' + one.Name, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
