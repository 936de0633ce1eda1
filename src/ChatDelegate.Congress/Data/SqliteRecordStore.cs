using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// SQLite takes one writer at a time, so there is one: it runs work in the order it came, many pieces in one transaction,
/// each in its savepoint, and acknowledges them together after the fsync.
/// </summary>
internal sealed class SqliteRecordStore(IOptions<DatabaseOptions> options, DatabaseConnections connections, ILogger<SqliteRecordStore> logger)
    : BackgroundService, IRecordStore
{
    private readonly Channel<IPiece> _queue = Channel.CreateUnbounded<IPiece>(new UnboundedChannelOptions { SingleReader = true });

    public Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var piece = new Piece<T>(actor, work, cancellationToken);
        return _queue.Writer.TryWrite(piece) ? piece.Done : throw new OperationCanceledException("The server is stopping.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var stop = stoppingToken.Register(() => _queue.Writer.TryComplete());
        await using var connection = new RecordConnection(await connections.OpenAsync(CancellationToken.None), connections);
        var batch = new List<IPiece>();
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await RunBatchAsync(connection, batch);
            batch.Clear();
        }
    }

    private async Task RunBatchAsync(RecordConnection connection, List<IPiece> batch)
    {
        try
        {
            await using var transaction = ((SqliteConnection)connection.Connection).BeginTransaction(deferred: false);
            while (batch.Count < options.Value.GroupCommit && _queue.Reader.TryRead(out var piece))
            {
                batch.Add(piece);
                await RunAsync(piece, connection, transaction);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (SqliteException failure)
        {
            DataLog.CommitFailed(logger, batch.Count, failure.SqliteErrorCode, failure);
            if (batch.Count == 0 && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            batch.ForEach(piece => piece.Fail(failure));
            return;
        }

        batch.ForEach(piece => piece.Acknowledge());
    }

    private static async Task RunAsync(IPiece piece, RecordConnection connection, SqliteTransaction transaction)
    {
        Run("savepoint piece");
        var session = new RecordSession(connection, transaction, piece.Actor);
        var succeeded = await piece.RunAsync(session);
        await session.EndAsync(failed: !succeeded);
        if (!succeeded)
        {
            Run("rollback to piece");
        }

        Run("release piece");

        void Run(string sql) => connection.Statements.Get(transaction, sql).ExecuteNonQuery();
    }

    private interface IPiece
    {
        Actor Actor { get; }

        Task<bool> RunAsync(RecordSession session);

        void Acknowledge();

        void Fail(Exception failure);
    }

    private sealed class Piece<T>(Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : IPiece
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _failure;
        private Action? _acknowledge;

        public Actor Actor => actor;

        public Task<T> Done => _done.Task;

        [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever the work throws goes to whoever asked for it; the writer lives on.")]
        public async Task<bool> RunAsync(RecordSession session)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                var result = await work(session, cancellationToken);
                await session.FlushAsync(cancellationToken);
                _acknowledge = () =>
                {
                    session.Committed();
                    _done.TrySetResult(result);
                };
                return true;
            }
            catch (Exception failure)
            {
                _failure = failure;
                return false;
            }
        }

        public void Acknowledge()
        {
            if (_failure is not null)
            {
                _done.TrySetException(_failure);
            }

            _acknowledge?.Invoke();
        }

        public void Fail(Exception failure) => _done.TrySetException(_failure ?? failure);
    }
}
