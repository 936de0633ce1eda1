using System.Data.Common;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>A statement that waits for others, so that they cost one round trip together.</summary>
internal sealed record LaterStatement(string Sql, string[] Names, object?[] Values)
{
    /// <summary>How PostgreSQL says that the condition does not hold: it was made to divide by the number of rows that changed.</summary>
    public const string Changed = PostgresErrorCodes.DivisionByZero;

    /// <param name="condition">An update that has to find its one row, or nothing is done at all; null when there is none.</param>
    public static async Task RunAsync(LaterStatement? condition, IReadOnlyList<LaterStatement> statements, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection?)transaction.Connection, (NpgsqlTransaction)transaction);
        if (condition is not null)
        {
            // Nobody is there between the statements of a batch to look at what the first one did, so it must fail by itself.
            batch.BatchCommands.Add((condition with { Sql = $"with changed as ({condition.Sql} returning 1) select 1 / count(*) from changed" }).Command());
        }

        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.Command());
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>For PostgreSQL.</summary>
    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand(Sql);
        for (var i = 0; i < Names.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter(Names[i], Values[i] ?? DBNull.Value));
        }

        return command;
    }
}
