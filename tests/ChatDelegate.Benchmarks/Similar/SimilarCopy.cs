using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Similar;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ChatDelegate.Benchmarks.Similar;

/// <summary>Copies opinions into PostgreSQL in bulk, and the entries and tokens that their saves would have made.</summary>
internal static class SimilarCopy
{
    public static async Task AddAsync(CongressDb db, IReadOnlyList<Opinion> opinions, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        const string records = """copy "Opinions" ("Id", "At", "AuthorId", "BodyId", "IdempotencyKey", "Matter", "Photos", "Place", "Sequence", "State", "StateSince", "Text", "Year") from stdin (format binary)""";
        await CopyAsync(connection, records, opinions.Select(one => new object[]
        {
            one.Id, one.At.UtcTicks, one.AuthorId, one.BodyId, one.IdempotencyKey, one.Matter, one.Photos, one.Place, one.Sequence, one.State.ToString(), one.StateSince.UtcTicks, one.Text, one.Year,
        }), cancellationToken);
        const string entries = """copy "SimilarEntries" ("Id", "Audience", "AuthorId", "BodyId", "Kind", "RecordId", "Text", "Version") from stdin (format binary)""";
        var made = opinions.Select(SimilarIndex.EntryOf).ToList();
        await CopyAsync(connection, entries, made.Select((one, i) => new object[] { (long)i + 1, one.Audience.ToString(), one.AuthorId, one.BodyId, one.Kind.ToString(), one.RecordId, one.Text, one.Version }), cancellationToken);
        const string tokens = """copy "SimilarTokens" ("EntryId", "Tokens") from stdin (format binary)""";
        await CopyAsync(connection, tokens, made.Select((one, i) => new object[] { (long)i + 1, new CaseText(one.Text).Tokens().ToArray() }), cancellationToken);
        await using var analyze = new NpgsqlCommand("vacuum analyze", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string sql, IEnumerable<object[]> rows, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(sql, cancellationToken);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var value in row)
            {
                await writer.WriteAsync(value, TypeOf(value), cancellationToken);
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static NpgsqlDbType TypeOf(object value) => value switch
    {
        Guid => NpgsqlDbType.Uuid,
        long => NpgsqlDbType.Bigint,
        int => NpgsqlDbType.Integer,
        string[] => NpgsqlDbType.Array | NpgsqlDbType.Text,
        _ => NpgsqlDbType.Text,
    };
}
