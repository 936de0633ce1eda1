using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// What every SQLite connection is told, once: wait for the writer, fsync each commit, check references. One that comes
/// out of the pool again still knows it.
/// </summary>
internal static class SqlitePragmas
{
    /// <summary>So far the log may grow before it is worked into the file, 32 MB: a page that every turn writes goes there once for hundreds of turns.</summary>
    public const int LogPages = 8192;

    private static readonly string Text = string.Create(
        CultureInfo.InvariantCulture, $"pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=10000; pragma foreign_keys=on; pragma wal_autocheckpoint={LogPages};");

    private static readonly ConditionalWeakTable<object, object> Told = [];
    private static readonly Func<SqliteConnection, object?> Handle =
        typeof(SqliteConnection).GetMethod("get_Handle")?.CreateDelegate<Func<SqliteConnection, object?>>() ?? throw new MissingMethodException(nameof(SqliteConnection), "Handle");

    public static IInterceptor Interceptor { get; } = new OnOpen();

    /// <summary>SQLite's own handle, which the pool keeps while the objects around it come and go.</summary>
    /// <remarks>The compiler must not see the property itself: it asks for the type in the version that <see cref="SqliteNative"/> stands in for.</remarks>
    public static sqlite3 HandleOf(SqliteConnection connection) => Handle(connection) as sqlite3 ?? throw new InvalidOperationException("The connection is not open.");

    public static void Tell(SqliteConnection connection)
    {
        if (Handle(connection) is not { } handle || Told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, Text);
    }

    /// <summary>Runs one statement once, and says the first value that it finds.</summary>
    public static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
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
