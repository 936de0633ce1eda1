using System.Collections.Concurrent;

namespace ChatDelegate.ServerTests.Support;

/// <summary>
/// What the first start of a server leaves behind. Most tests begin with a copy of it: a third of a start goes into tables and the demo congress,
/// and hundreds of servers start here.
/// </summary>
internal static class FirstStart
{
    private static readonly string[] MakeItOther = ["Demo:", "Faults:", "Data:", "Database:Provider", "Database:ConnectionString"];
    private static readonly ConcurrentDictionary<Database, (string User, string Password)> Administrators = new();
    private static readonly OriginalPlace Original = new(RunAsync);

    /// <summary>Whether a start with these settings would have left the same behind.</summary>
    public static bool Fits(IEnumerable<(string Key, string Value)> settings) =>
        !settings.Any(setting => MakeItOther.Any(other => setting.Key.StartsWith(other, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A copy, and the administrator that the start has made.</summary>
    public static async Task<(ServerPlace Place, (string User, string Password) Administrator)> CopyAsync(Database database)
    {
        var place = await Original.CopyAsync(database);
        return (place, Administrators[database]);
    }

    private static async Task RunAsync(ServerPlace place)
    {
        await using var server = await ServerProcess.StartAsync(place);
        Administrators[place.Database] = server.FirstAdministrator;
        await server.InterruptAsync();
    }
}
