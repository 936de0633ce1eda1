using System.Collections.Concurrent;

namespace ChatDelegate.Congress.Data;

/// <summary>Connections that nobody uses at the moment, each with its prepared statements.</summary>
/// <param name="open">Opens one when none is left.</param>
internal sealed class KeptConnections(Func<CancellationToken, Task<RecordConnection>> open)
{
    private readonly ConcurrentStack<RecordConnection> _idle = new();

    /// <summary>One to work on; that it was kept means that it may have died meanwhile.</summary>
    public async ValueTask<(RecordConnection Connection, bool WasKept)> TakeAsync(CancellationToken cancellationToken) =>
        _idle.TryPop(out var idle) ? (idle, true) : (await open(cancellationToken), false);

    /// <summary>Keeps it, unless it has died.</summary>
    public async ValueTask GiveBackAsync(RecordConnection? connection)
    {
        if (connection is { IsOpen: true })
        {
            _idle.Push(connection);
        }
        else if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    public async Task DropAsync()
    {
        while (_idle.TryPop(out var connection))
        {
            await connection.DisposeAsync();
        }
    }
}
