using System.Collections.Concurrent;

namespace ChatDelegate.Congress.Data;

/// <summary>PostgreSQL's connections that nobody uses at the moment, each with its prepared statements.</summary>
internal sealed class KeptConnections(DatabaseConnections connections)
{
    private readonly ConcurrentStack<RecordConnection> _idle = new();

    /// <summary>One to work on; that it was kept means that it may have died meanwhile.</summary>
    public async ValueTask<(RecordConnection Connection, bool WasKept)> TakeAsync(CancellationToken cancellationToken) =>
        _idle.TryPop(out var idle) ? (idle, true) : (new RecordConnection(await connections.OpenAsync(cancellationToken), connections), false);

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
