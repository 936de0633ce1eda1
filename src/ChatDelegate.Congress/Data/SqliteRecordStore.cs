using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// SQLite takes one writer at a time, so there is one: it runs work in the order it came, many pieces in one transaction, and they are
/// acknowledged together after the fsync, for which it does not wait. When a piece fails they are all undone and run again, each in its savepoint.
/// </summary>
internal sealed class SqliteRecordStore(IOptions<DatabaseOptions> options, DatabaseConnections connections, ILogger<SqliteRecordStore> logger)
    : BackgroundService, IRecordStore
{
    // What a rehearsal's connection has at hand is stale with the next commit.
    private const string Reader = "pragma cache_size=-256;";

    // Savepoints keep pages as they were: in memory rather than in a file. What is read again and again stays at hand; more than this brings nothing.
    private const string Writer = "pragma temp_store=memory; pragma cache_size=-2048;";

    // A rehearsal seldom waits: more of them at once than this would only be more connections, each with pages and statements of its own.
    private readonly SemaphoreSlim _room = new(Math.Clamp(2 * Environment.ProcessorCount, 4, 8));
    private readonly KeptConnections _readers = new(cancel => OpenReaderAsync(connections, cancel));
    private readonly ForeseenNumbers _numbers = new();
    private readonly WriteQueue _queue = new();

    public Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        QueueAsync(new WritePiece<T>(actor, work, null, cancellationToken));

    public Task WriteBlindAsync(Actor actor, Action<RecordSession> work, CancellationToken cancellationToken) => WriteAsync(null, actor, (session, _) =>
    {
        work(session);
        return Task.FromResult(true);
    }, cancellationToken);

    public async Task<T> RehearseAsync<T>(string key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var rehearsal = await OnReaderAsync(reader => Rehearsal<T>.OfAsync(reader, actor, work, _numbers, cancellationToken), cancellationToken);
        if (rehearsal is { Session.IsIdle: true })
        {
            // What it has read may not be durable yet: it waits its turn behind that, and so does whoever is told of it.
            return await WriteAsync(key, actor, (_, _) => Task.FromResult(rehearsal.Result), cancellationToken);
        }

        var piece = new WritePiece<T>(actor, work, rehearsal, cancellationToken);
        return rehearsal?.Session.Number is ForeseenNumbers.ForeseenNumber number ? await QueueAsync(piece, number) : await QueueAsync(piece);
    }

    public Task<T> ReadAsync<T>(Func<StatementCache, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        OnReaderAsync(reader => read(reader.Readings, cancellationToken), cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _readers.DropAsync();
    }

    private async Task<T> OnReaderAsync<T>(Func<RecordConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        try
        {
            var (reader, _) = await _readers.TakeAsync(cancellationToken);
            try
            {
                return await read(reader);
            }
            finally
            {
                await _readers.GiveBackAsync(reader);
            }
        }
        finally
        {
            _room.Release();
        }
    }

    private static async Task<RecordConnection> OpenReaderAsync(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        var reader = new RecordConnection(await connections.OpenAsync(cancellationToken), connections);
        reader.Statements.Get(null, Reader).ExecuteNonQuery();
        return reader;
    }

    private async Task<T> QueueAsync<T>(WritePiece<T> piece, ForeseenNumbers.ForeseenNumber number)
    {
        try
        {
            var done = QueueAsync(piece);
            number.Queued();
            return await done;
        }
        finally
        {
            number.Settle(piece.IsAsRehearsed ? number.Value : null);
        }
    }

    private Task<T> QueueAsync<T>(WritePiece<T> piece) =>
        _queue.TryAdd(piece) ? piece.Done : Task.FromException<T>(new OperationCanceledException("The server is stopping."));

    // A thread of its own: it waits for the disk, and the pool has no more threads than the machine has cores.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => WriteAll(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void WriteAll(CancellationToken stoppingToken)
    {
        using var stop = stoppingToken.Register(_queue.Close);
        var connection = new RecordConnection(connections.OpenAsync(CancellationToken.None).GetAwaiter().GetResult(), connections);
        connection.Statements.Get(null, Writer).ExecuteNonQuery();
        var database = (SqliteConnection)connection.Connection;
        using (var log = WriteAheadLog.TakeOver(database))
        {
            using var checkpoints = new LogCheckpoints(database, () => (SqliteConnection)connections.OpenAsync(CancellationToken.None).GetAwaiter().GetResult(), connections.LogCopying);
            using var durable = new CommitSync(() => log?.Sync(), Die);
            while (_queue.WaitForMore())
            {
                var batch = new List<WritePiece>();
                if (RunBatchAsync(connection, batch).GetAwaiter().GetResult())
                {
                    durable.Take(batch);
                    checkpoints.Follow();
                }
            }
        }

        connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What others have read already may be gone with the next start, and the disk says so only once: to go on would build on it.</summary>
    private void Die(Exception failure)
    {
        DataLog.DiskFailed(logger, failure);
        Environment.FailFast("The disk does not keep what the database writes. Nothing that was acknowledged is lost.", failure);
    }

    /// <summary>False when the pieces have failed, and been told so.</summary>
    private async Task<bool> RunBatchAsync(RecordConnection connection, List<WritePiece> batch)
    {
        try
        {
            if (!await RunTogetherAsync(connection, batch))
            {
                await RunApartAsync(connection, batch);
            }
        }
        catch (SqliteException failure)
        {
            DataLog.CommitFailed(logger, batch.Count, failure.SqliteErrorCode, failure);
            while (_queue.TryTake(out var waiting))
            {
                // Each would wait as long as this one did, and longer than its sender.
                batch.Add(waiting);
            }

            batch.ForEach(piece => piece.Fail(failure));
            return false;
        }

        return true;
    }

    /// <summary>Without savepoints, which cost a copy of each page: pieces seldom fail. False when one has, and nothing is done.</summary>
    private async Task<bool> RunTogetherAsync(RecordConnection connection, List<WritePiece> batch)
    {
        await using var transaction = Begin(connection);
        while (batch.Count < options.Value.GroupCommit && _queue.TryTake(out var piece))
        {
            if (piece.IsWithdrawn)
            {
                continue;
            }

            batch.Add(piece);
            if (!await RunAsync(piece, connection, transaction))
            {
                return false;
            }
        }

        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private static async Task RunApartAsync(RecordConnection connection, List<WritePiece> batch)
    {
        await using var transaction = Begin(connection);
        foreach (var piece in batch)
        {
            Run("savepoint piece");
            if (!await RunAsync(piece, connection, transaction))
            {
                Run("rollback to piece");
            }

            Run("release piece");
        }

        await transaction.CommitAsync(CancellationToken.None);

        void Run(string sql) => connection.Statements.Get(transaction, sql).ExecuteNonQuery();
    }

    private static async Task<bool> RunAsync(WritePiece piece, RecordConnection connection, SqliteTransaction transaction)
    {
        var session = new RecordSession(connection, transaction, piece.Actor);
        var succeeded = await piece.RunAsync(session);
        await session.EndAsync(failed: !succeeded);
        return succeeded;
    }

    private static SqliteTransaction Begin(RecordConnection connection) => ((SqliteConnection)connection.Connection).BeginTransaction(deferred: false);
}
