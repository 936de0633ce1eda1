using System.Data.Common;

namespace ChatDelegate.Server.Turns;

/// <summary>Tells an outage of the database from a fault of ours: after the first nothing can be kept, so nothing is acknowledged.</summary>
internal static class RecordUnavailable
{
    private const int SqliteConstraint = 19;

    public static bool Says(Exception failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteErrorCode != SqliteConstraint,
        DbException database => database.IsTransient || database.SqlState is null || database.SqlState.StartsWith("53", StringComparison.Ordinal),
        IOException => true,
        _ => failure.InnerException is { } inner && Says(inner),
    };
}
