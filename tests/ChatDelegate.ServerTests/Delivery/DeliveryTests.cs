using System.Net;
using ChatDelegate.ServerTests.Support;
using static ChatDelegate.ServerTests.Support.TeamsClient;

namespace ChatDelegate.ServerTests.Delivery;

/// <summary>What the bot says to a channel arrives once and in order, whatever mood the channel's connector is in.</summary>
public sealed class DeliveryTests(SharedServers servers)
{
    [Theory]
    [EachDatabase(nameof(Reaction.Failed), nameof(Reaction.Throttled))]
    public async Task Send_ConnectorRefusesAtFirst_ArrivesOnceAndInOrder(Database database, string mood)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);
        var left = 2;
        teams.React(_ => left-- > 0 ? Enum.Parse<Reaction>(mood) : Reaction.Taken);

        (await teams.SendAsync("一", "m1")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
        await teams.SendAsync("二", "m2");
        await teams.SendAsync("三", "m3");

        await teams.WaitForAsync(one => one.ReplyToId == "m3", "the last answer");
        teams.Activities.Select(one => one.ReplyToId).Distinct().ShouldBe(["m1", "m2", "m3"]);
        teams.Activities.CountBy(one => one.ReplyToId).Select(one => one.Value).Distinct().ShouldHaveSingleItem();
        teams.Answered.Count(status => status != HttpStatusCode.Created).ShouldBe(2);
    }

    [Theory]
    [EachDatabase]
    public async Task Send_ConnectorIsSilent_HoldsUpNobodyElse(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var silent = await TeamsClient.StartAsync(server.Process);
        await using var other = await TeamsClient.StartAsync(server.Process);
        silent.React(_ => Reaction.Silent);

        await silent.SendAsync("一", "m1");
        await silent.WaitForAsync(one => one.ReplyToId == "m1", "the message that the connector never acknowledges");
        await other.SendAsync("一", "m1");

        await other.WaitForAsync(one => one.ReplyToId == "m1", "an answer to somebody else");
    }

    [Theory]
    [EachDatabase]
    public async Task Send_WhileTheConnectorIsDown_ArrivesAfterARestart(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);
        teams.React(_ => Reaction.Failed);
        await teams.SendAsync("一", "m1");
        await teams.SendAsync("二", "m2");
        await Deadline.UntilAsync(() => Task.FromResult(teams.Answered.Count > 0), () => "a try to send");

        await server.Process.KillAsync();
        await server.Place.FreeClaimsAsync();
        teams.React(_ => Reaction.Taken);
        await server.Process.RestartAsync();

        await teams.WaitForAsync(one => one.ReplyToId == "m2", "the last answer");
        teams.Activities.Select(one => one.ReplyToId).ShouldBe(["m1", "m2"]);
    }

    [Theory]
    [EachDatabase("before-send", "after-send")]
    public async Task Kill_WhileSending_SendsAtMostThatOneAgain(Database database, string point)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);
        await teams.SendAsync("一", "m1");
        await teams.WaitForAsync(one => one.ReplyToId == "m1", "an answer");
        await Deadline.UntilAsync(async () => await server.Place.CountAsync("""select count(*) from "Outbox" """) == 0, () => "the first answer off the outbox");
        await server.Process.RestartAsync(("Faults:KillAt", point));

        await IgnoreDeathAsync(teams.SendAsync("二", "m2"));
        (await server.Process.ExitAsync()).ShouldNotBe(0);
        await server.Place.FreeClaimsAsync();
        await server.Process.RestartAsync();
        await teams.SendAsync("三", "m3");

        await teams.WaitForAsync(one => one.ReplyToId == "m3", "the last answer");
        var answers = teams.Activities.CountBy(one => one.ReplyToId).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        answers["m1"].ShouldBe(1);
        answers["m2"].ShouldBeInRange(1, point == "before-send" ? 1 : 2);
        answers["m3"].ShouldBe(1);
    }

    private static async Task IgnoreDeathAsync(Task sending)
    {
        try
        {
            await sending;
        }
        catch (HttpRequestException)
        {
            // The server died before or after it acknowledged; either is allowed.
        }
    }
}
