using System.Collections.Concurrent;

namespace ChatDelegate.ServerTests.Support;

/// <summary>A place that is furnished once for each database; tests begin with copies of it. Nothing runs on it when it has been made.</summary>
internal sealed class OriginalPlace
{
    private static readonly ConcurrentBag<ServerPlace> All = [];
    private readonly Dictionary<Database, Lazy<Task<ServerPlace>>> _made;

    public OriginalPlace(Func<ServerPlace, Task> furnish) =>
        _made = Enum.GetValues<Database>().ToDictionary(database => database, database => new Lazy<Task<ServerPlace>>(() => MakeAsync(database, furnish)));

    public async Task<ServerPlace> CopyAsync(Database database) => await (await _made[database].Value).CopyAsync();

    internal static async Task ForgetAllAsync()
    {
        while (All.TryTake(out var place))
        {
            await place.DisposeAsync();
        }
    }

    private static async Task<ServerPlace> MakeAsync(Database database, Func<ServerPlace, Task> furnish)
    {
        var place = await ServerPlace.CreateAsync(database);
        All.Add(place);
        await furnish(place);
        if (place.Postgres is { } furnished)
        {
            await PostgresCluster.DisconnectAsync(furnished);
        }

        return place;
    }
}
