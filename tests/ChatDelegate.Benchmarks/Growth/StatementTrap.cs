using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>Sees every statement that SQLite runs in this process from now on, whoever has it run: asked of SQLite itself, on every connection that is opened.</summary>
internal static class StatementTrap
{
    private const string Library = "libsqlite3.so.0";
    private const uint OnStatement = 1;

    private static readonly ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);

    // SQLite keeps their addresses, so they must never be collected.
    private static readonly Opened OnOpened = TakeConnection;
    private static readonly Ran OnRan = TakeStatement;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Opened(nint connection, nint error, nint routines);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Ran(uint what, nint context, nint statement, nint text);

    public static IReadOnlyCollection<string> Statements => [.. Seen.Keys];

    /// <summary>What has run until now was not what is looked for.</summary>
    public static void Forget() => Seen.Clear();

    public static void Set() => _ = sqlite3_auto_extension(OnOpened);

    private static int TakeConnection(nint connection, nint error, nint routines) => sqlite3_trace_v2(connection, OnStatement, OnRan, 0);

    private static int TakeStatement(uint what, nint context, nint statement, nint text)
    {
        if (Marshal.PtrToStringUTF8(sqlite3_sql(statement)) is { } sql)
        {
            Seen.TryAdd(sql, true);
        }

        return 0;
    }

    [DllImport(Library)]
    private static extern int sqlite3_auto_extension(Opened opened);

    [DllImport(Library)]
    private static extern int sqlite3_trace_v2(nint connection, uint what, Ran ran, nint context);

    [DllImport(Library)]
    private static extern nint sqlite3_sql(nint statement);
}
