using System.Data.Common;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Archive;

/// <summary>One instance archives at a time, since they share a folder. SQLite has one anyway.</summary>
internal sealed class ArchiveLock(DatabaseConnections connections)
{
    /// <returns>To be disposed of at the end; null while another instance has it.</returns>
    public async Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (connections.IsSqlite)
        {
            return new Held(null);
        }

        var connection = await connections.OpenAsync(cancellationToken);
        if (await RunAsync(connection, "select pg_try_advisory_lock(hashtextextended('archive/run', 0))", cancellationToken) is true)
        {
            return new Held(connection);
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task<object?> RunAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private sealed class Held(DbConnection? connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (connection is null)
            {
                return;
            }

            await using (connection)
            {
                // Not by closing: the connection goes back to its pool and would keep the lock.
                await RunAsync(connection, "select pg_advisory_unlock(hashtextextended('archive/run', 0))", CancellationToken.None);
            }
        }
    }
}
