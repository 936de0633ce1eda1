using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Similar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatDelegate.Benchmarks.Similar;

/// <summary>A record with many opinions. On SQLite they are saved as the product saves them; on PostgreSQL, where that takes a quarter of an hour, copied in with their index.</summary>
internal sealed class SimilarRecord : IAsyncDisposable
{
    private const int Step = 500;
    private readonly RunFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly SimilarIntake _intake;
    private readonly bool _postgres;

    private SimilarRecord(string? postgres)
    {
        _postgres = postgres is not null;
        Dictionary<string, string?> settings = postgres is null
            ? new() { ["Data:Path"] = _folder.Path }
            : new() { ["Data:Path"] = _folder.Path, ["Database:Provider"] = "postgres", ["Database:ConnectionString"] = postgres };
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddRecord(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddSimilar().BuildServiceProvider();
        _intake = ActivatorUtilities.CreateInstance<SimilarIntake>(_services);
    }

    public static Guid Body { get; } = Guid.Parse("01890000-0000-7000-8000-000000000001");

    public SimilarCases Cases => _services.GetRequiredService<SimilarCases>();

    public SimilarRebuild Rebuild => _services.GetRequiredService<SimilarRebuild>();

    private IRecordStore Store => _services.GetRequiredService<IRecordStore>();

    public static async Task<SimilarRecord> CreateAsync(string? postgres, CancellationToken cancellationToken)
    {
        var record = new SimilarRecord(postgres);
        await record._services.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
        await (record.Store is IHostedService writer ? writer.StartAsync(cancellationToken) : Task.CompletedTask);
        return record;
    }

    public async Task AddAsync(IEnumerable<Opinion> opinions, CancellationToken cancellationToken)
    {
        if (_postgres)
        {
            await using var db = await OpenAsync(cancellationToken);
            await SimilarCopy.AddAsync(db, [.. opinions], cancellationToken);
            return;
        }

        foreach (var step in opinions.Chunk(Step))
        {
            await Store.WriteAsync(null, Actor.System, (session, _) =>
            {
                session.Db.AddRange(step);
                return Task.FromResult(0);
            }, cancellationToken);
            while (await _intake.TakeAsync(cancellationToken) > 0)
            {
                // As the product does, without its pauses.
            }
        }
    }

    public Task<CongressDb> OpenAsync(CancellationToken cancellationToken) => _services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await (Store is IHostedService writer ? writer.StopAsync(CancellationToken.None) : Task.CompletedTask);
        _intake.Dispose();
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
