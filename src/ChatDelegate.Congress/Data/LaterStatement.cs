using System.Data.Common;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>A statement that waits for others, so that they cost one round trip together.</summary>
internal sealed record LaterStatement(string Sql, string[] Names, object?[] Values)
{
    /// <summary>How PostgreSQL says that the condition does not hold: it was made to divide by the number of rows that changed.</summary>
    public const string Changed = PostgresErrorCodes.DivisionByZero;

    /// <param name="condition">An update that has to find its one row, or nothing is done at all; null when there is none.</param>
    /// <param name="transaction">Null when they are a transaction by themselves.</param>
    public static async Task RunAsync(
        LaterStatement? condition, IReadOnlyList<LaterStatement> statements, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        if (condition is not null)
        {
            // Nobody is there between the statements of a batch to look at what the first one did, so it must fail by itself.
            Add(condition with { Sql = $"with changed as ({condition.Sql} returning 1) select 1 / count(*) from changed" });
        }

        foreach (var statement in statements)
        {
            Add(statement);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);

        void Add(LaterStatement statement)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            for (var i = 0; i < statement.Names.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter(statement.Names[i], statement.Values[i] ?? DBNull.Value));
            }

            batch.BatchCommands.Add(command);
        }
    }
}
