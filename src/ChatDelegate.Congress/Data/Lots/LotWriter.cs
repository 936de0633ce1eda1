using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// Writes what was rehearsed, on PostgreSQL: whatever has come while one lot was written is the next. A transaction and its flush cost the database as much
/// as the rows of many turns, and each statement as much as many rows.
/// </summary>
/// <param name="most">Pieces in one lot.</param>
internal sealed class LotWriter(DatabaseConnections connections, int most, ILogger logger) : IAsyncDisposable
{
    // What it runs finds its rows by key, in tables of any size, and its plans are to hold while they grow. A scan by bitmap would look at all the rows that a
    // conversation ever had in the outbox, until they are vacuumed; one of the index marks the dead as such.
    private const string Settings = "set enable_seqscan to off; set enable_bitmapscan to off; set plan_cache_mode to force_generic_plan; set jit to off";

    /// <summary>After one that was refused so many lots look first whether anything has changed: where that happens once, it may happen often.</summary>
    private const int CarefulLots = 64;

    private readonly Lock _gate = new();
    private readonly Queue<LotPiece> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private int _careful;
    private RecordConnection? _connection;
    private SetStatements? _statements;

    /// <inheritdoc cref="LotPiece.Done"/>
    public Task<bool> WriteAsync(LotPiece piece)
    {
        lock (_gate)
        {
            _waiting.Enqueue(piece);
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteAllAsync);
            }
        }

        return piece.Done;
    }

    public async ValueTask DisposeAsync()
    {
        await _writing;
        await DropAsync();
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { Count: > 0 } pieces)
        {
            await WriteAsync(pieces);
        }
    }

    private List<LotPiece> Next()
    {
        lock (_gate)
        {
            var pieces = new List<LotPiece>();
            while (pieces.Count < most && _waiting.TryDequeue(out var piece))
            {
                pieces.Add(piece);
            }

            _isWriting = pieces.Count > 0;
            return pieces;
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever fails goes to those who wait; the writer lives on.")]
    private async Task WriteAsync(List<LotPiece> pieces)
    {
        Lot? lot = null;
        try
        {
            _connection ??= await OpenAsync();
            _statements ??= new SetStatements((NpgsqlConnection)_connection.Connection);
            pieces.RemoveAll(piece => piece is ReadyPiece ready && !ready.TryMakeUp(_connection));
            lot = new Lot(_connection, _statements, pieces, isCareful: _careful > 0);
            _careful = Math.Max(0, _careful - 1);
            await lot.WriteAsync(CancellationToken.None);
            foreach (var left in pieces.Except(lot.Written))
            {
                left.LeftOut();
            }

            foreach (var piece in lot.Written)
            {
                piece.Written();
            }
        }
        catch (Exception failure)
        {
            Tell(pieces, lot, failure);
            _careful = IsRefused(failure) ? CarefulLots : _careful;
            await RecoverAsync(IsRefused(failure));
        }
    }

    /// <summary>It was not the server that ended, which might have been after the commit.</summary>
    private static bool IsRefused(Exception failure) => failure is PostgresException refusal && !refusal.SqlState.StartsWith("57P", StringComparison.Ordinal);

    /// <summary>What the database has refused, or never got, is not done: each by itself may do better. Whether a commit has come to an end that was cut off, nobody can tell.</summary>
    private void Tell(List<LotPiece> pieces, Lot? lot, Exception failure)
    {
        if (failure is not PostgresException { SqlState: LaterStatement.Changed })
        {
            DataLog.LotFailed(logger, pieces.Count, (failure as PostgresException)?.SqlState, failure.GetType().Name);
        }

        foreach (var piece in pieces)
        {
            if (lot is not null && (IsRefused(failure) || !lot.IsCommitting || !lot.Written.Contains(piece)))
            {
                piece.LeftOut();
            }
            else
            {
                piece.Fail(failure, isInDoubt: lot is { IsCommitting: true });
            }
        }
    }

    private async Task<RecordConnection> OpenAsync()
    {
        var connection = (NpgsqlConnection)await connections.OpenAsync(CancellationToken.None);
        await using var settings = new NpgsqlCommand(Settings, connection);
        await settings.ExecuteNonQueryAsync();
        return new RecordConnection(connection, connections);
    }

    /// <summary>Ready for the next lot, on this connection or without one.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whoever waited has been told; the next lot opens a connection of its own.")]
    private async Task RecoverAsync(bool isConnected)
    {
        try
        {
            if (isConnected && _connection?.Connection is NpgsqlConnection connection)
            {
                await using var rollback = new NpgsqlCommand("rollback", connection);
                await rollback.ExecuteNonQueryAsync();
                return;
            }

            await DropAsync();
        }
        catch (Exception)
        {
            (_connection, _statements) = (null, null);
        }
    }

    private async ValueTask DropAsync()
    {
        if (_connection is { } connection)
        {
            (_connection, _statements) = (null, null);
            await connection.DisposeAsync();
        }
    }
}
