using ChatDelegate.Server.Delivery;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.Turns;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>A server without a door: the product put together on a database of its own with the demo congress in it.</summary>
internal sealed class ScratchPlace : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly string? _dialogs;
    private readonly Action<IServiceCollection> _change;
    private readonly List<IHostedService> _running = [];
    private WebApplication _app;

    private ScratchPlace(DirectoryInfo folder, string? dialogs, Action<IServiceCollection> change)
    {
        _folder = folder;
        _dialogs = dialogs;
        _change = change;
        _app = Build();
    }

    public IServiceProvider Services => _app.Services;

    /// <param name="change">What is other than in a server, at every start.</param>
    public static async Task<ScratchPlace> OpenAsync(string? dialogs, Action<IServiceCollection> change, CancellationToken cancellationToken)
    {
        var place = new ScratchPlace(Directory.CreateTempSubdirectory("chatdelegate-simulate-"), dialogs, change);
        await place.StartAsync(cancellationToken);
        return place;
    }

    /// <summary>Stops everything and starts it again on what is stored.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        _app = Build();
        await StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private WebApplication Build() => Composition.Build(
    [
        $"--Data:Path={_folder.FullName}", "--Database:Provider=sqlite", "--Database:ConnectionString=", "--Demo:Enabled=true", "--Logging:LogLevel:Default=Warning",
        .. _dialogs is null ? Array.Empty<string>() : [$"--Dialogs:Path={_dialogs}"],
    ], _change);

    // Of the services only our own: nobody listens. Those that speak unasked are driven by the session, so that a talk reads in one order only.
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await Startup.PrepareAsync(_app.Services, cancellationToken);
        foreach (var service in _app.Services.GetServices<IHostedService>())
        {
            if (service is not (NoticeRunner or OutboxDispatcher) && service.GetType().Namespace?.StartsWith(nameof(ChatDelegate), StringComparison.Ordinal) == true)
            {
                await service.StartAsync(cancellationToken);
                _running.Add(service);
            }
        }
    }

    private async Task StopAsync()
    {
        foreach (var service in Enumerable.Reverse(_running))
        {
            await service.StopAsync(CancellationToken.None);
        }

        _running.Clear();
        await _app.DisposeAsync();
    }
}
