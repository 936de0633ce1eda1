[assembly: AssemblyFixture(typeof(ChatDelegate.ServerTests.Support.SharedServers))]

namespace ChatDelegate.ServerTests.Support;

/// <summary>
/// One server for each database, for tests that neither stop it nor change what others rely on. Tests of
/// a class that may share one with each other, but not with all, have as their fixture a class derived from this.
/// </summary>
public class SharedServers : IAsyncDisposable
{
    private readonly Dictionary<Database, Lazy<Task<SharedServer>>> _servers =
        Enum.GetValues<Database>().ToDictionary(database => database, database => new Lazy<Task<SharedServer>>(() => SharedServer.StartAsync(database)));

    public Task<SharedServer> GetAsync(Database database) => _servers[database].Value;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var server in _servers.Values.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await server.Value).DisposeAsync();
        }
    }
}

/// <summary>A server that runs, and its people.</summary>
public sealed record SharedServer(ServerProcess Process, DemoCongress Congress) : IAsyncDisposable
{
    public ServerPlace Place => Process.Place;

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    public static async Task<SharedServer> StartAsync(Database database, params (string Key, string Value)[] settings)
    {
        var process = await ServerProcess.StartAsync(database, settings);
        return await OfAsync(process);
    }

    public static async Task<SharedServer> OfAsync(ServerProcess process) => new SharedServer(process, await DemoCongress.ReadAsync(process));
}
