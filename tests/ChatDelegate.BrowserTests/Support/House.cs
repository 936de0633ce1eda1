using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChatDelegate.BrowserTests.Support.House))]
[assembly: AssemblyFixture(typeof(ChatDelegate.ServerTests.Support.OriginalPlaces))]

namespace ChatDelegate.BrowserTests.Support;

/// <summary>What all tests share: the browser, and a server for each database.</summary>
public sealed class House : IAsyncDisposable
{
    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.LaunchAsync);
    private readonly SharedServers _servers = new();

    /// <summary>The server that tests share which neither stop it nor change what others rely on.</summary>
    public Task<SharedServer> ServerAsync(Database database) => _servers.GetAsync(database);

    internal async Task<IBrowser> BrowserAsync() => (await _chromium.Value).Browser;

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated)
        {
            await (await _chromium.Value).DisposeAsync();
        }

        await _servers.DisposeAsync();
    }
}
