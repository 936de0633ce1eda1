using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatDelegate.Congress.Data;

/// <summary>What every SQLite connection is told: wait for the writer, fsync each commit, check references.</summary>
internal static class SqlitePragmas
{
    public const string Text = "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=10000; pragma foreign_keys=on;";

    public static IInterceptor Interceptor { get; } = new OnOpen();

    private sealed class OnOpen : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
