using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>Writes the box and the roll anew, so that nothing of how they came to be is left in the database.</summary>
internal sealed class BoxWriter(DatabaseConnections connections)
{
    private const string Insert = """insert into "BallotBox" ("BallotId", "Key", "Sealed") values (@ballot, @key, @sealed)""";
    private const int Tries = 3;

    // A row that is updated or deleted leaves its old version behind, with the number of the transaction that wrote it: only an emptied
    // table is written to a new file. The order of the locks is that of a vote.
    private static readonly string[] PostgresRoll =
    [
        """lock table "BallotRoll", "BallotBox" in access exclusive mode""",
        """create temporary table written_roll on commit drop as select * from "BallotRoll" """,
        """truncate "BallotRoll" """,
        """insert into "BallotRoll" select * from written_roll order by "BallotId", "PersonId" """,
        """create temporary table written_box on commit drop as select * from "BallotBox" """,
        """truncate "BallotBox" """,
    ];

    private static readonly string[] SqliteRoll =
    [
        "pragma secure_delete=on",
        """create temporary table written_roll as select * from "BallotRoll" """,
        """delete from "BallotRoll" """,
        """insert into "BallotRoll" select * from written_roll order by "BallotId", "PersonId" """,
        "drop table written_roll",
    ];

    /// <summary>Puts <paramref name="box"/> in place of what the box of a ballot holds; of other ballots it keeps all.</summary>
    public static async Task RewriteAsync(RecordSession session, Guid ballotId, IReadOnlyCollection<byte[]> box, CancellationToken cancellationToken)
    {
        await session.FlushAsync(cancellationToken);
        var db = session.Db.Database;
        var postgres = session.Transaction is NpgsqlTransaction;
        foreach (var sql in postgres ? PostgresRoll : SqliteRoll)
        {
            await db.ExecuteSqlRawAsync(sql, cancellationToken);
        }

        _ = postgres
            ? await db.ExecuteSqlAsync($"""insert into "BallotBox" select * from written_box where "BallotId" <> {ballotId} order by "BallotId", "Key" """, cancellationToken)
            : await db.ExecuteSqlAsync($"""delete from "BallotBox" where "BallotId" = {ballotId}""", cancellationToken);

        // In the order of their keys, which are random: that is the shuffling.
        var insert = session.Statements.Get(session.Transaction, Insert, "ballot", "key", "sealed");
        foreach (var (key, ballot) in Keys(box.Count).Zip(box).OrderBy(pair => pair.First))
        {
            await insert.Bind(ballotId, key, ballot).ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>SQLite's log, worked into the file and emptied; true where there is none.</summary>
    public async Task<bool> EmptyLogAsync(CancellationToken cancellationToken)
    {
        if (!connections.IsSqlite)
        {
            return true;
        }

        await connections.LogCopying.WaitAsync(cancellationToken);
        try
        {
            return await EmptyAloneAsync(cancellationToken);
        }
        finally
        {
            connections.LogCopying.Release();
        }
    }

    private async Task<bool> EmptyAloneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await RunAsync(connection, "pragma busy_timeout=1000", cancellationToken);
        try
        {
            for (var i = 0; i < Tries; i++)
            {
                // The first column says whether somebody was in the way, after having waited for them.
                if (Convert.ToInt32(await RunAsync(connection, "pragma wal_checkpoint(truncate)", cancellationToken), CultureInfo.InvariantCulture) == 0)
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            // It goes back to those who share it.
            await RunAsync(connection, "pragma busy_timeout=10000", CancellationToken.None);
        }
    }

    private static async Task<object?> RunAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static HashSet<long> Keys(int count)
    {
        var keys = new HashSet<long>();
        while (keys.Count < count)
        {
            keys.Add(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue);
        }

        return keys;
    }
}
