using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Turns;

/// <summary>Nothing acknowledged is lost by a kill, and what was sent again has its effect once.</summary>
public sealed class KillTests
{
    [Theory]
    [EachDatabase("turn-begun", "after-dialogs", "before-commit", "after-commit")]
    public async Task Kill_AtAPointOfATurn_RetryTakesItOnce(Database database, string point)
    {
        await using var server = await SharedServer.StartAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        var usual = (await chat.AskAsync("帮助")).Count;
        await server.Process.RestartAsync(("Faults:KillAt", point));
        await chat.ReconnectAsync();

        await Should.ThrowAsync<HttpRequestException>(() => chat.SendAsync("帮助", "killed"));
        (await server.Process.ExitAsync()).ShouldNotBe(0);

        (await CountAsync(server, "killed")).ShouldBe(point == "after-commit" ? 1 : 0);
        await server.Process.RestartAsync();
        await chat.ReconnectAsync();
        var id = await chat.SendAsync("帮助", "killed");
        (await chat.AnswersAsync(id)).Count.ShouldBe(usual);
        await chat.AskAsync("帮助");
        chat.FromBot.Count(one => one.ReplyToId == id).ShouldBe(usual);
        (await CountAsync(server, "killed")).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Kill_DuringAStreamOfMessages_KeepsEachAcknowledgedOneOnce(Database database)
    {
        const int enough = 25;
        await using var server = await SharedServer.StartAsync(database);
        await using var chat = await server.Congress.SignInAsync();
        var acknowledged = new List<(string Key, string Id)>();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var talking = TalkUntilKilledAsync(chat, acknowledged, enough, reached);
        await reached.Task;

        await server.Process.KillAsync();
        var open = await talking;
        await server.Process.RestartAsync();
        await chat.ReconnectAsync();
        acknowledged.Add((open, await chat.SendAsync("帮助", open)));

        await Task.WhenAll(acknowledged.Select(one => chat.AnswersAsync(one.Id)));
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(enough);
        acknowledged.Select(one => one.Id).ShouldBeUnique();
        var answers = chat.FromBot.Where(one => acknowledged.Any(sent => sent.Id == one.ReplyToId)).CountBy(one => one.ReplyToId).ToList();
        answers.Select(one => one.Key).ShouldBe(acknowledged.Select(one => one.Id));
        answers.Select(one => one.Value).Distinct().ShouldHaveSingleItem();
        foreach (var (key, _) in acknowledged)
        {
            (await CountAsync(server, key)).ShouldBe(1);
        }
    }

    /// <summary>Returns the key of the message that nobody acknowledged.</summary>
    private static async Task<string> TalkUntilKilledAsync(WebChatClient chat, List<(string Key, string Id)> acknowledged, int enough, TaskCompletionSource reached)
    {
        for (var number = 1; ; number++)
        {
            var key = $"message-{number}";
            try
            {
                acknowledged.Add((key, await chat.SendAsync("帮助", key)));
            }
            catch (HttpRequestException)
            {
                return key;
            }

            if (number == enough)
            {
                reached.SetResult();
            }
        }
    }

    private static Task<long> CountAsync(SharedServer server, string key) =>
        server.Place.CountAsync("""select count(*) from "Receipts" where "Key" = @key""", ("key", key));
}
