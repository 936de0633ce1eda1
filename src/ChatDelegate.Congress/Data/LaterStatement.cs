using System.Data.Common;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>A statement that waits for others, so that they cost one round trip together.</summary>
internal sealed record LaterStatement(string Sql, string[] Names, object?[] Values)
{
    public static async Task RunAsync(IReadOnlyList<LaterStatement> statements, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection?)transaction.Connection, (NpgsqlTransaction)transaction);
        foreach (var (sql, names, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            for (var i = 0; i < names.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter(names[i], values[i] ?? DBNull.Value));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
