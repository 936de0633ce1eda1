using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Turns;

/// <summary>The two moments on either side of being durable, one message at a time; all others, and under load, are in <c>Crashes/CrashTests.cs</c>.</summary>
public sealed class KillTests
{
    [Theory]
    [EachDatabase("before-commit", "after-commit")]
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

    private static Task<long> CountAsync(SharedServer server, string key) =>
        server.Place.CountAsync("""select count(*) from "Receipts" where "Key" = @key""", ("key", key));
}
