using System.Data.Common;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Server.Turns;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// Whether the record takes what is written: tried, since a full disk or a locked database reads well. Anybody may ask without signing in, so
/// one write serves all who ask while it is under way and in the second after it, or whoever asked often enough would keep the writer busy.
/// </summary>
internal sealed class RecordProbe(IRecordStore store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly Actor Prober = Actor.System with { What = "health.probe" };

    private readonly Lock _gate = new();
    private Task<string?>? _last;
    private long _endedAt;

    /// <returns>Null when it does; otherwise why not, in a sentence.</returns>
    public Task<string?> AskAsync()
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(Volatile.Read(ref _endedAt)) >= Fresh))
            {
                _last = TryAsync();
            }

            return _last;
        }
    }

    private async Task<string?> TryAsync()
    {
        await Task.Yield();
        using var late = new CancellationTokenSource(Patience, time);
        try
        {
            await store.WriteAsync(null, Prober, (session, cancel) => RunningNumber.NextAsync(session, "health probe", cancel), late.Token).WaitAsync(late.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"A write to the database takes longer than {Patience.TotalSeconds:0} seconds: another program holds it, or it has too much to do.";
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            return Reason(failure);
        }
        finally
        {
            Volatile.Write(ref _endedAt, time.GetTimestamp());
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 13 } => "The disk of the database is full.",
        SqliteException { SqliteErrorCode: 8 or 10 or 14 } => "The database's folder or disk cannot be written.",
        SqliteException { SqliteErrorCode: 5 or 6 } => "Another program has locked the database.",
        DbException { SqlState: "53100" } => "The disk of the database is full.",
        _ when failure.InnerException is DbException inner => Reason(inner),
        _ => "The database cannot be reached.",
    };
}
