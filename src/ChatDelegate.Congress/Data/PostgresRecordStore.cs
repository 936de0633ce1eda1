using ChatDelegate.Congress.Data.Lots;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// PostgreSQL takes many writers: each piece of work has its own transaction, and those with the same key wait for each
/// other, first in this process, in order, then on an advisory lock for the other instances. What was rehearsed is written in lots, many pieces in one transaction.
/// </summary>
internal sealed class PostgresRecordStore(IOptions<DatabaseOptions> options, DatabaseConnections connections, ILogger<PostgresRecordStore> logger) : IRecordStore, IAsyncDisposable
{
    private const int Tries = 4;

    /// <summary>Each time the row has changed somebody else's work was done, so it goes on all the same.</summary>
    private const int TriesOnChangedRow = 50;

    private readonly WorkByKey _byKey = new();
    private readonly KeptConnections _kept = new(async cancel => new RecordConnection(await connections.OpenAsync(cancel), connections));
    private readonly SemaphoreSlim _room = new(options.Value.Writers, options.Value.Writers);

    /// <summary>For rehearsals, and what is read beside them: work in earnest may wait for a lot that waits for one of those.</summary>
    private readonly SemaphoreSlim _stage = new(options.Value.Writers, options.Value.Writers);

    /// <summary>For rehearsals that wait for their number.</summary>
    private readonly SemaphoreSlim _paused = new(options.Value.Writers, options.Value.Writers);

    private readonly LotWriter _talk = new(connections, options.Value.GroupCommit, logger);

    /// <summary>What is recorded waits for whoever holds the end of the audit chain, perhaps for long; what is only said does not wait for it.</summary>
    private readonly LotWriter _records = new(connections, options.Value.GroupCommit, logger);

    public Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        key is null ? RunAsync(key, actor, work, cancellationToken) : _byKey.RunAsync(key, () => RunAsync(key, actor, work, cancellationToken));

    public async Task WriteBlindAsync(Actor actor, Action<RecordSession> work, CancellationToken cancellationToken)
    {
        if (!await _talk.WriteAsync(new ReadyPiece(null, Told)))
        {
            await RunAsync(null, actor, (session, _) =>
            {
                work(session);
                return Task.FromResult(true);
            }, cancellationToken);
        }

        RecordSession Told(RecordConnection connection)
        {
            var session = new RecordSession(connection, null, actor);
            work(session);
            return session;
        }
    }

    public Task<T> RehearseAsync<T>(string key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => _byKey.RunAsync(key, async () =>
    {
        var (rehearsal, asked) = await RehearsedAsync(key, actor, work, cancellationToken);
        return rehearsal is not null && await IsWrittenAsync(key, rehearsal.Session, asked) ? rehearsal.Result : await RunAsync(key, actor, work, cancellationToken);
    });

    public async Task<T> ReadAsync<T>(Func<StatementCache, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await _stage.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var (connection, wasKept) = await _kept.TakeAsync(cancellationToken);
                try
                {
                    return await read(connection.Readings, cancellationToken);
                }
                catch (NpgsqlException) when (wasKept && !connection.IsOpen)
                {
                    // It was kept through a restart of the database, and so were the others.
                    await _kept.DropAsync();
                }
                finally
                {
                    await _kept.GiveBackAsync(connection);
                }
            }
        }
        finally
        {
            _stage.Release();
        }
    }

    private async Task<(Rehearsal<T>? Rehearsal, AskingPiece? Asked)> RehearsedAsync<T>(
        string key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _stage.WaitAsync(cancellationToken);
        var numbers = new LotNumbers(key, _records, _stage, _paused);
        RecordConnection? connection = null;
        Rehearsal<T>? rehearsal = null;
        try
        {
            (connection, _) = await _kept.TakeAsync(cancellationToken);
            rehearsal = await Rehearsal<T>.OfAsync(connection, actor, work, numbers, cancellationToken);
            return (rehearsal, numbers.Piece);
        }
        finally
        {
            try
            {
                await _kept.GiveBackAsync(connection);
            }
            finally
            {
                numbers.Leave(rehearsal?.Session);
            }
        }
    }

    private Task<bool> IsWrittenAsync(string key, RecordSession rehearsed, AskingPiece? asked) =>
        asked is not null ? asked.Done
        : rehearsed.IsIdle ? Task.FromResult(true)
        : (rehearsed.Links.Count > 0 ? _records : _talk).WriteAsync(new ReadyPiece(key, _ => rehearsed));

    private async Task<T> RunAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var (connection, _) = await _kept.TakeAsync(cancellationToken);
                var piece = new Piece<T>(connection, key, actor, work);
                try
                {
                    var result = await piece.RunAsync(cancellationToken);
                    await _kept.GiveBackAsync(connection);
                    return result;
                }
                catch (Exception failure)
                {
                    await connection.DisposeAsync();
                    if (attempt >= (IsChanged(failure) ? TriesOnChangedRow : Tries) || piece.IsCommitting || !IsTransient(failure))
                    {
                        throw;
                    }

                    // The transaction is undone and the work has had no effect: run it again from the start. A connection that has died was kept
                    // through a restart of the database, and so were the others.
                    await _kept.DropAsync();
                }
            }
        }
        finally
        {
            _room.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _talk.DisposeAsync();
        await _records.DisposeAsync();
        await _kept.DropAsync();
        _room.Dispose();
        _stage.Dispose();
        _paused.Dispose();
    }

    private static bool IsChanged(Exception failure) => failure is PostgresException { SqlState: LaterStatement.Changed };

    private static bool IsTransient(Exception failure) =>
        (failure as NpgsqlException ?? (failure as DbUpdateException)?.InnerException as NpgsqlException) switch
        {
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.AdminShutdown or LaterStatement.Changed } => true,
            PostgresException or null => false,
            { InnerException: IOException } => true,
            _ => false,
        };

    private sealed class Piece<T>(RecordConnection connection, string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work)
    {
        /// <summary>From here on nobody knows whether it is durable, until it says so.</summary>
        public bool IsCommitting { get; private set; }

        public async Task<T> RunAsync(CancellationToken cancellationToken)
        {
            await using var transaction = await connection.Connection.BeginTransactionAsync(cancellationToken);
            if (key is not null)
            {
                var wait = connection.Statements.Get(transaction, "select pg_advisory_xact_lock(hashtextextended(@key, 0))", "key");
                await wait.Bind(key).ExecuteNonQueryAsync(cancellationToken);
            }

            var session = new RecordSession(connection, transaction, actor);
            var result = await work(session, cancellationToken);
            await session.FlushAsync(cancellationToken);
            await session.EndAsync(failed: false);
            IsCommitting = true;
            try
            {
                await transaction.CommitAsync(cancellationToken);
            }
            catch (NpgsqlException)
            {
                session.InDoubt();
                throw;
            }

            session.Committed();
            return result;
        }
    }
}
