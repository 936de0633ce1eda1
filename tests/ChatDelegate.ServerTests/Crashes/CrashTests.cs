using System.Diagnostics;
using System.Globalization;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// The server is killed under load, at every named point of a turn and at random moments, and what everybody said and saw is held against the record:
/// nothing acknowledged is lost, nothing happens twice, nothing changes its order. What a person sees: what they said while the server was away is
/// answered when it is back; at worst the answer before comes a second time, over a connector only.
/// </summary>
public sealed class CrashTests
{
    private const string KillsVariable = "CHATDELEGATE_TEST_KILLS";
    private const string SeedVariable = "CHATDELEGATE_TEST_SEED";
    private const int UsualKills = 20;
    private const int OfEachChannel = 5;

    [Theory]
    [EachDatabase]
    public async Task Kill_UnderLoadAgainAndAgain_RecordAndPeopleAgree(Database database)
    {
        var seed = Number(SeedVariable) ?? Random.Shared.Next();
        var random = new Random(seed + (int)database);
        var kills = KillPlan.Make((Number(KillsVariable) ?? UsualKills) / 2, random).ToList();
        var plan = $"{SeedVariable}={seed} on {database}, {kills.Count} kills: {string.Join(", ", kills)}";
        TestContext.Current.TestOutputHelper?.WriteLine(plan);
        var watch = Stopwatch.StartNew();
        await using var server = await SharedServer.StartAsync(database, Campaign.Patience);
        await using var connector = await ChannelConnector.StartAsync();
        await using var campaign = await Campaign.StartAsync(server, random, OfEachChannel, connector);

        for (var n = 0; n < kills.Count && !campaign.IsBroken; n++)
        {
            await campaign.UnlessBrokenAsync(DieAsync(server.Process, campaign, kills[n]));
            await server.Place.FreeClaimsAsync();
            campaign.CountDeath();
            await ReviveAsync(server.Process, n + 1 < kills.Count ? kills[n + 1] : null);
        }

        var findings = await campaign.ReconcileAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s"));
        findings.Faults.ShouldBeEmpty($"{plan}\n{findings}");
    }

    private static async Task DieAsync(ServerProcess server, Campaign campaign, Kill kill)
    {
        if (kill.Point is not null)
        {
            (await server.ExitAsync()).ShouldBe(128 + 9, $"killed at {kill}\n{server.Output}");
            return;
        }

        await campaign.MoreAsync(kill.After);
        await Task.Delay(kill.Milliseconds);
        await server.KillAsync();
    }

    private static async Task ReviveAsync(ServerProcess server, Kill? next)
    {
        try
        {
            await server.RestartAsync(next is { Point: not null } ? [("Faults:KillAt", next.ToString())] : []);
        }
        catch (InvalidOperationException) when (next is { Point: not null })
        {
            // What was left to do took it past the point before it was ready.
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
