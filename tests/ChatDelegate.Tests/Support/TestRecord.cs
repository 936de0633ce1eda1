using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatDelegate.Tests.Support;

/// <summary>A real record on SQLite in a folder of its own, with the real writer; for tests of commands and rules.</summary>
internal sealed class TestRecord : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestRecord(ServiceProvider services, string folder)
    {
        _services = services;
        _folder = folder;
    }

    public IServiceProvider Services => _services;

    public IRecordStore Store => _services.GetRequiredService<IRecordStore>();

    public static async Task<TestRecord> CreateAsync(TimeProvider time, Action<IServiceCollection>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("chatdelegate-test-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Path", folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddRecord(configuration);
        more?.Invoke(services);
        var record = new TestRecord(services.BuildServiceProvider(), folder);
        await using (var db = await record.ReadAsync())
        {
            await db.Database.EnsureCreatedAsync();
        }

        foreach (var hosted in record._services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return record;
    }

    public async Task<CongressDb> ReadAsync() =>
        await _services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
