using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Overload;

/// <summary>Servers for floods alone: they would slow down the tests that share the others.</summary>
public sealed class FloodedServers : IAsyncDisposable
{
    private readonly SharedServers _servers = new();

    public Task<SharedServer> GetAsync(Database database) => _servers.GetAsync(database);

    public ValueTask DisposeAsync() => _servers.DisposeAsync();
}
