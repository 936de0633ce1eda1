using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// PostgreSQL takes many writers: each piece of work has its own transaction, and those with the same key wait for each
/// other, first in this process, in order, then on an advisory lock for the other instances.
/// </summary>
internal sealed class PostgresRecordStore(DatabaseConnections connections) : IRecordStore
{
    private const int Tries = 4;
    private readonly ConcurrentDictionary<string, Task> _tails = new(StringComparer.Ordinal);

    public async Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return await RunAsync(key, actor, work, cancellationToken);
        }

        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Swap(key, mine.Task);
        try
        {
            await before;
            return await RunAsync(key, actor, work, cancellationToken);
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

    private async Task<T> RunAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(key, actor, work, cancellationToken);
            }
            catch (Exception failure) when (attempt < Tries && IsTransient(failure))
            {
                // The transaction is undone and the work has had no effect: run it again from the start.
            }
        }
    }

    private static bool IsTransient(Exception failure) =>
        (failure as PostgresException ?? (failure as DbUpdateException)?.InnerException as PostgresException)
            ?.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private async Task<T> TryAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        using var statements = new StatementCache(connection);
        if (key is not null)
        {
            var wait = statements.Get(transaction, "select pg_advisory_xact_lock(hashtextextended(@key, 0))", "key");
            wait.Parameters[0].Value = key;
            await wait.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var session = new RecordSession(connection, transaction, statements, actor, connections);
        var result = await work(session, cancellationToken);
        await session.FlushAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        session.Committed();
        return result;
    }
}
