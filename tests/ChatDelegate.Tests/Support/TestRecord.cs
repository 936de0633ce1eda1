using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatDelegate.Tests.Support;

/// <summary>A real record on SQLite in a folder of its own, with the real writer; for tests of commands and rules.</summary>
internal sealed class TestRecord : IAsyncDisposable
{
    /// <summary>A database with all tables and nothing in them: made once, for making it takes longer than most tests.</summary>
    private static readonly Lazy<Task<byte[]>> Empty = new(MakeAsync);

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
        await File.WriteAllBytesAsync(FileIn(folder), await Empty.Value);
        var record = In(folder, time, more);
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

    private static string FileIn(string folder) => Path.Combine(folder, "chatdelegate.db");

    private static TestRecord In(string folder, TimeProvider time, Action<IServiceCollection>? more)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Path", folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddRecord(configuration);
        more?.Invoke(services);
        return new TestRecord(services.BuildServiceProvider(), folder);
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var record = In(Directory.CreateTempSubdirectory("chatdelegate-test-").FullName, TimeProvider.System, null);
        await using (var db = await record.ReadAsync())
        {
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)");
        }

        return await File.ReadAllBytesAsync(FileIn(record._folder));
    }
}
