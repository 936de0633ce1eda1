using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.WebChat;

public sealed class ReconnectTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task Reconnect_AfterLostNetwork_BringsOnlyWhatWasMissed(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await chat.AskAsync("帮助");
        await chat.DisconnectAsync();
        var missed = await chat.SendAsync("帮助");

        await chat.ReconnectAsync();

        await chat.AnswersAsync(missed);
        chat.Replays.ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Reconnect_AfterKill_GoesOnWithTheSameToken(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        await chat.AskAsync("帮助");
        var before = chat.Activities.Select(one => one.Id).ToList();

        await server.Process.RestartAsync();
        await chat.ReconnectAsync();
        await chat.AskAsync("帮助");

        chat.Replays.ShouldBe(0);
        chat.Activities.Select(one => one.Id).Take(before.Count).ShouldBe(before);
    }

    [Theory]
    [EachDatabase]
    public async Task Open_AfterReload_ShowsTheConversationAsItWas(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var before = await WebChatClient.SignInAsync(server.Process, person);
        await before.AskAsync("帮助");

        await using var after = await WebChatClient.SignInAsync(server.Process, person);
        await after.AskAsync("帮助");

        after.ConversationId.ShouldBe(before.ConversationId);
        after.Activities.Select(one => one.Id).Take(before.Activities.Count).ShouldBe(before.Activities.Select(one => one.Id).Take(after.Activities.Count));
    }

    [Theory]
    [EachDatabase]
    public async Task Start_InEnglish_GreetsInEnglish(Database database)
    {
        var server = await servers.GetAsync(database);

        await using var chat = await server.Congress.SignInAsync("en");

        var greeting = chat.FromBot[0].Words;
        greeting.Any(char.IsAsciiLetterLower).ShouldBeTrue(greeting);
        (await chat.StartConversationAsync(chat.Token)).Status.ShouldBe(HttpStatusCode.OK, "a conversation is greeted once");
    }
}
