using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// Works SQLite's write-ahead log into its file beside the writer. A checkpoint writes thousands of pages and waits for the disk; done by the writer, as SQLite does by
/// itself, everybody waits for 30 milliseconds each second. Here a thread of its own copies what there is, while the writer goes on, and once more what has come
/// meanwhile; the writer has to copy only the rest, after which the log starts anew.
/// </summary>
internal sealed class LogCheckpoints : IDisposable
{
    private const string Copy = "pragma wal_checkpoint(passive)";
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    private readonly SqliteConnection _writer;
    private readonly Func<SqliteConnection> _open;
    private readonly SemaphoreSlim _alone;
    private readonly int _threshold;
    private readonly sqlite3 _database;
    private readonly SemaphoreSlim _full = new(0);
    private Thread? _thread;
    private int _pages;
    private volatile bool _isCopying;
    private volatile bool _hasEnded;

    /// <param name="writer">Leaves the log to this from here on.</param>
    /// <param name="open">Opens the connection that copies.</param>
    /// <param name="alone">Held by whoever copies.</param>
    /// <param name="threshold">Pages in the log, at which copying begins.</param>
    /// <param name="most">Pages at which the writer copies all by itself, should the thread not keep up; 0: never.</param>
    public LogCheckpoints(SqliteConnection writer, Func<SqliteConnection> open, SemaphoreSlim alone, int threshold = SqlitePragmas.LogPages, int most = 4 * SqlitePragmas.LogPages)
    {
        (_writer, _open, _alone, _threshold, _database) = (writer, open, alone, threshold, SqlitePragmas.HandleOf(writer));
        CopyByItselfAt(most);
    }

    /// <summary>To be called by the writer after each commit, outside of a transaction.</summary>
    public void Follow()
    {
        raw.sqlite3_db_status(_database, PagesWritten, out var written, out _, 1);
        var before = _pages;
        _pages += written;
        if (_isCopying || _pages < _threshold)
        {
            return;
        }

        if (before < _threshold)
        {
            Begin();
        }
        else if (_alone.Wait(0))
        {
            Try(() => SqlitePragmas.Run(_writer, Copy));
            _pages = 0;
        }
    }

    /// <summary>Returns when nothing is being copied; the writer's connection is again as it came.</summary>
    public void Dispose()
    {
        _hasEnded = true;
        _full.Release();
        _thread?.Join();
        _full.Dispose();
        CopyByItselfAt(SqlitePragmas.LogPages);
    }

    private void CopyByItselfAt(int pages) => SqlitePragmas.Run(_writer, string.Create(CultureInfo.InvariantCulture, $"pragma wal_autocheckpoint={pages}"));

    private void Begin()
    {
        _isCopying = true;
        if (_thread is null)
        {
            _thread = new Thread(CopyAll) { IsBackground = true, Name = "log checkpoint" };
            _thread.Start();
        }

        _full.Release();
    }

    private void CopyAll()
    {
        SqliteConnection? connection = null;
        while (true)
        {
            _full.Wait();
            if (_hasEnded)
            {
                connection?.Dispose();
                return;
            }

            _alone.Wait();
            Try(() =>
            {
                connection ??= _open();
                SqlitePragmas.Run(connection, Copy);
                SqlitePragmas.Run(connection, Copy);
            });
            _isCopying = false;
        }
    }

    /// <summary>Once alone. What fails is made up for by the next: what is in the log is durable, and stays there until it is copied.</summary>
    private void Try(Action copy)
    {
        try
        {
            copy();
        }
        catch (SqliteException)
        {
            // A full or failing disk: whoever commits next is told, and is who can say so.
        }
        finally
        {
            _alone.Release();
        }
    }
}
