using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// PostgreSQL takes many writers: each piece of work has its own transaction, and those with the same key wait for each
/// other, first in this process, in order, then on an advisory lock for the other instances.
/// </summary>
internal sealed class PostgresRecordStore(IOptions<DatabaseOptions> options, DatabaseConnections connections) : IRecordStore, IAsyncDisposable
{
    private const int Tries = 4;

    /// <summary>Each time the row has changed somebody else's work was done, so it goes on all the same.</summary>
    private const int TriesOnChangedRow = 50;

    private readonly ConcurrentDictionary<string, Task> _tails = new(StringComparer.Ordinal);
    private readonly ConcurrentStack<RecordConnection> _idle = new();
    private readonly SemaphoreSlim _room = new(options.Value.Writers, options.Value.Writers);

    /// <summary>Not: whoever links a record into the audit chain holds its end until they commit, which no statement prepared beforehand can do.</summary>
    public bool RehearsesRecords => false;

    public Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        key is null ? RunAsync(key, actor, work, cancellationToken) : InTurnAsync(key, () => RunAsync(key, actor, work, cancellationToken));

    public Task<T> RehearseAsync<T>(string key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        InTurnAsync(key, async () =>
            await TryRehearsedAsync(actor, work, cancellationToken) is { } done ? done.Result : await RunAsync(key, actor, work, cancellationToken));

    private async Task<T> InTurnAsync<T>(string key, Func<Task<T>> run)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Swap(key, mine.Task);
        try
        {
            await before;
            return await run();
        }
        finally
        {
            mine.SetResult();
            _tails.TryRemove(KeyValuePair.Create(key, (Task)mine.Task));
        }
    }

    private Task Swap(string key, Task mine)
    {
        while (true)
        {
            if (_tails.TryGetValue(key, out var tail))
            {
                if (_tails.TryUpdate(key, mine, tail))
                {
                    return tail;
                }
            }
            else if (_tails.TryAdd(key, mine))
            {
                return Task.CompletedTask;
            }
        }
    }

    /// <returns>Null when nothing is done and the work has to run in earnest.</returns>
    private async Task<Rehearsal<T>?> TryRehearsedAsync<T>(Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        var connection = _idle.TryPop(out var idle) ? idle : null;
        var isWhole = false;
        try
        {
            connection ??= new RecordConnection(await connections.OpenAsync(cancellationToken), connections);
            var rehearsal = await Rehearsal<T>.OfAsync(connection, actor, work, cancellationToken);
            if (rehearsal is { Session.IsIdle: false } && !await TryPerformAsync(rehearsal.Session, cancellationToken))
            {
                rehearsal = null;
            }

            isWhole = connection.Connection.State == ConnectionState.Open;
            return rehearsal;
        }
        finally
        {
            if (isWhole && connection is not null)
            {
                _idle.Push(connection);
            }
            else if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            _room.Release();
        }
    }

    /// <summary>False when the database has refused it, and nothing is done.</summary>
    private static async Task<bool> TryPerformAsync(RecordSession rehearsed, CancellationToken cancellationToken)
    {
        try
        {
            await rehearsed.PerformAsync(cancellationToken);
        }
        catch (PostgresException)
        {
            return false;
        }
        catch (NpgsqlException)
        {
            // It is its own commit: the database was lost, and with it the word whether it is durable.
            rehearsed.InDoubt();
            throw;
        }

        rehearsed.Committed();
        return true;
    }

    private async Task<T> RunAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var connection = _idle.TryPop(out var idle) ? idle : new RecordConnection(await connections.OpenAsync(cancellationToken), connections);
                var piece = new Piece<T>(connection, key, actor, work);
                try
                {
                    var result = await piece.RunAsync(cancellationToken);
                    _idle.Push(connection);
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
                    await DropIdleAsync();
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
        await DropIdleAsync();
        _room.Dispose();
    }

    private async Task DropIdleAsync()
    {
        while (_idle.TryPop(out var connection))
        {
            await connection.DisposeAsync();
        }
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
