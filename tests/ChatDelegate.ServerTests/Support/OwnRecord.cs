using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatDelegate.ServerTests.Support;

/// <summary>The record of a place, opened in this process beside the server: for what no address of the server offers.</summary>
internal sealed class OwnRecord : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OwnRecord(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public static async Task<OwnRecord> OpenAsync(ServerPlace place, Action<IServiceCollection, IConfiguration>? more = null)
    {
        var settings = place.Settings().Select(one => new KeyValuePair<string, string?>(one.Key.Replace("ChatDelegate__", string.Empty, StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal), one.Value));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddRecord(configuration);
        more?.Invoke(services, configuration);
        var record = new OwnRecord(services.BuildServiceProvider());
        foreach (var hosted in record._services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return record;
    }

    public Task<CongressDb> ContextAsync() => _services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
