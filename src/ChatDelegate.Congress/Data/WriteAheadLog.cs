using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// SQLite's write-ahead log as a file: a commit is durable once what it wrote there is, whoever asks the disk. SQLite holds no locks on this file, so that a second
/// handle takes none away when it closes.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    private const int Interrupted = 4;

    private readonly SqliteConnection _connection;
    private readonly SafeFileHandle _file;

    private WriteAheadLog(SqliteConnection connection, string path)
    {
        _connection = connection;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        SqlitePragmas.Run(connection, "pragma synchronous=normal");
    }

    /// <summary>
    /// The log of a connection that stays open, and with it the file. From here on its commits do not wait for the disk. Null, and they do as before, where the
    /// database has no such log.
    /// </summary>
    public static WriteAheadLog? TakeOver(SqliteConnection connection)
    {
        // Looking at the schema opens the log.
        SqlitePragmas.Run(connection, "select count(*) from sqlite_master");
        return SqlitePragmas.Run(connection, "select file from pragma_database_list where name = 'main'") is string { Length: > 0 } database && File.Exists(database + "-wal")
            ? new WriteAheadLog(connection, database + "-wal")
            : null;
    }

    /// <summary>Returns when everything written so far is on the disk.</summary>
    /// <exception cref="IOException">It is not, and nobody can tell what is: the kernel says so once and then forgets.</exception>
    public void Sync()
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(_file);
            return;
        }

        // Without the times of the file, which the runtime's own call writes each time.
        while (FDataSync(_file) != 0)
        {
            if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
            {
                throw new IOException($"The disk did not take the database's log: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    /// <summary>The connection waits for the disk again, whoever gets it next.</summary>
    public void Dispose()
    {
        SqlitePragmas.Run(_connection, "pragma synchronous=full");
        _file.Dispose();
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FDataSync(SafeFileHandle file);
}
