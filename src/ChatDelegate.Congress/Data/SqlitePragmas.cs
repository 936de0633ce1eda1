using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// What every SQLite connection is told, once: wait for the writer, fsync each commit, check references. One that comes
/// out of the pool again still knows it.
/// </summary>
internal static class SqlitePragmas
{
    // The log may grow to 32 MB before it is worked into the file: a page that every turn writes goes there once for hundreds of turns.
    private const string Text = "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=10000; pragma foreign_keys=on; pragma wal_autocheckpoint=8192;";

    // By SQLite's own handle, which the pool keeps while the objects around it come and go. Its type is the one that SqliteNative
    // stands in for, so the compiler must not see it.
    private static readonly ConditionalWeakTable<object, object> Told = [];
    private static readonly Func<SqliteConnection, object?> HandleOf =
        typeof(SqliteConnection).GetMethod("get_Handle")?.CreateDelegate<Func<SqliteConnection, object?>>() ?? throw new MissingMethodException(nameof(SqliteConnection), "Handle");

    public static IInterceptor Interceptor { get; } = new OnOpen();

    public static void Tell(SqliteConnection connection)
    {
        if (HandleOf(connection) is not { } handle || Told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, Text);
    }

    private sealed class OnOpen : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (connection is SqliteConnection sqlite)
            {
                Tell(sqlite);
            }
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
