using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Turns;

/// <summary>An activity delivered twice has the effect of once.</summary>
public sealed class DuplicateTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task Send_SameKeyAgain_AnswersOnceUnderOneId(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        var first = await chat.SendAsync("帮助", "retry");
        var answers = await chat.AnswersAsync(first);

        var second = await chat.SendAsync("帮助", "retry");
        await chat.AskAsync("帮助");

        second.ShouldBe(first);
        chat.FromBot.Count(one => one.ReplyToId == first).ShouldBe(answers.Count);
    }

    [Theory]
    [EachDatabase]
    public async Task Send_SameKeyAgain_EchoesTheRetrysClientId(Database database)
    {
        // The widget takes a message as sent only when its own clientActivityID comes back.
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await chat.AskAsync("帮助", "retry");
        var again = chat.Message("retry", message => message["text"] = "帮助");

        (await chat.PostActivityAsync(again)).Status.ShouldBe(HttpStatusCode.OK);

        var wanted = again["channelData"]!["clientActivityID"]!.ToString();
        await chat.WaitForAsync(one => one.ChannelData("clientActivityID") == wanted, "the echo of the retry");
    }

    [Theory]
    [EachDatabase]
    public async Task Send_SameKeyEightTimesAtOnce_AnswersOnce(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chat.SendAsync("帮助", "race")));
        await chat.AskAsync("帮助");

        ids.Distinct().ShouldHaveSingleItem();
        var seen = chat.FromBot.Count(one => one.ReplyToId == ids[0]);
        var last = chat.Activities.Last(one => !one.FromBot).Id;
        seen.ShouldBe(chat.FromBot.Count(one => one.ReplyToId == last));
    }

    [Theory]
    [EachDatabase]
    public async Task ApiMessages_SameActivityAgain_AnswersOnce(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var teams = await TeamsClient.StartAsync(server.Process);
        (await teams.SendAsync("你好", "m1")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
        await teams.WaitForAsync(one => one.ReplyToId == "m1", "an answer");

        (await teams.SendAsync("你好", "m1")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
        await teams.SendAsync("你好", "m2");
        await teams.WaitForAsync(one => one.ReplyToId == "m2", "an answer");

        teams.Activities.Count(one => one.ReplyToId == "m1").ShouldBe(teams.Activities.Count(one => one.ReplyToId == "m2"));
    }
}
