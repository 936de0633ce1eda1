using System.Data;
using System.Data.Common;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Delivery;

/// <summary>
/// Where several instances share PostgreSQL: holds a lock of the database for as long as this process lives, under each name by which it claims
/// messages, and takes over what was claimed by one whose lock is gone. A claim by itself ends only after minutes.
/// </summary>
internal sealed class ClaimHolder(DatabaseConnections connections, OutboxTables outbox, OutboxLanes lanes, DeliverySignal signal, TimeProvider time, ILogger<ClaimHolder> logger)
    : BackgroundService
{
    /// <summary>Somebody whose connection was cut, and not their life, has so long to lock again.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Guid, DateTimeOffset> _absent = [];
    private DbConnection? _connection;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!connections.IsSqlite && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (RecordUnavailable.Says(failure))
            {
                DeliveryLog.OutboxUnavailable(logger, failure);
                await ForgetAsync();
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ForgetAsync();
    }

    /// <summary>Sees to our own locks, and to the claims of those who have none.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await HoldAsync(cancellationToken);
        var others = await outbox.ClaimantsAsync(cancellationToken);
        others.ExceptWith([lanes.Id, outbox.Id]);
        foreach (var gone in _absent.Keys.Except(others).ToList())
        {
            _absent.Remove(gone);
        }

        foreach (var other in others)
        {
            if (await AskAsync("select pg_try_advisory_lock(hashtextextended(@id, 0))", other, cancellationToken) is not true)
            {
                _absent.Remove(other);
                continue;
            }

            await AskAsync("select pg_advisory_unlock(hashtextextended(@id, 0))", other, cancellationToken);
            if (!_absent.TryGetValue(other, out var since))
            {
                _absent[other] = time.GetUtcNow();
            }
            else if (time.GetUtcNow() - since >= Grace)
            {
                DeliveryLog.TakenOver(logger);
                await outbox.FreeOfAsync(other, cancellationToken);
                signal.Ring();
            }
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null)
        {
            // Were it cut while there is nothing to ask, everybody but us would notice that our locks are gone.
            await AskAsync("select @id", lanes.Id, cancellationToken);
            return;
        }

        _connection = await connections.OpenAsync(cancellationToken);
        foreach (var name in (Guid[])[lanes.Id, outbox.Id])
        {
            await AskAsync("select pg_advisory_lock(hashtextextended(@id, 0))", name, cancellationToken);
        }
    }

    /// <summary>Lets the locks go; after an outage everybody else has lost theirs, too, and gets the grace anew.</summary>
    internal async Task ForgetAsync()
    {
        _absent.Clear();
        if (_connection is { } connection)
        {
            _connection = null;
            await using (connection)
            {
                // The connection itself lives on in its pool.
                await UnlockAsync(connection);
            }
        }
    }

    private async Task UnlockAsync(DbConnection connection)
    {
        try
        {
            if (connection.State == ConnectionState.Open)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "select pg_advisory_unlock_all()";
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            DeliveryLog.OutboxUnavailable(logger, failure);
        }
    }

    private async Task<object?> AskAsync(string sql, Guid name, CancellationToken cancellationToken)
    {
        await using var command = (_connection ?? throw new InvalidOperationException("No connection.")).CreateCommand();
        command.CommandText = sql;
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("id", $"claims of {name}");
        command.Parameters.Add(id);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
