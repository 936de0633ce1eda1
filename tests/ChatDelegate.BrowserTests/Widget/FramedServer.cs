using ChatDelegate.ServerTests.Support;

[assembly: AssemblyFixture(typeof(ChatDelegate.BrowserTests.Widget.FramedServer))]

namespace ChatDelegate.BrowserTests.Widget;

/// <summary>A server whose chat one site may show and whose console another; started by the first test that needs it.</summary>
public sealed class FramedServer : IAsyncDisposable
{
    private readonly Lazy<Task<SharedServer>> _server;
    private readonly Lazy<OtherSites> _sites = new();

    public FramedServer() => _server = new(() => SharedServer.StartAsync(
        Database.Sqlite,
        ("Widget:AllowedOrigins:0", Sites.Portal.ToString()),
        ("ConsoleTab:Enabled", "true"),
        ("ConsoleTab:AllowedOrigins:0", Sites.Teams.ToString())));

    public Task<SharedServer> Value => _server.Value;

    internal OtherSites Sites => _sites.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _server.Value).DisposeAsync();
        }

        if (_sites.IsValueCreated)
        {
            await _sites.Value.DisposeAsync();
        }
    }
}
