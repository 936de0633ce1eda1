using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.SignIn;

public sealed class DeviceTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task End_OtherDevice_ShutsItOutAndKeepsThisOne(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var lost = await WebChatClient.SignInAsync(server.Process, person);
        await using var mine = await WebChatClient.SignInAsync(server.Process, person);
        var devices = await ListAsync(mine);
        devices.Count.ShouldBe(2);
        var other = devices.Single(device => !device["current"]!.GetValue<bool>())["id"]!.ToString();

        var (status, _) = await mine.CallAsync(HttpMethod.Delete, $"/chat/devices/{other}", null, null);

        status.ShouldBe(HttpStatusCode.NoContent);
        (await lost.PostJsonAsync("/chat/token", null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        // An ended session may linger for the few seconds that its answer is remembered.
        await Deadline.UntilAsync(async () => IsRefused((await lost.PostActivityAsync(lost.Message(null, message => message["text"] = "帮助"))).Status), () => "the lost device's token refused");
        (await ListAsync(mine)).ShouldHaveSingleItem();
        await mine.AskAsync("帮助");
    }

    [Theory]
    [EachDatabase]
    public async Task End_SomebodyElsesDevice_IsNotFound(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var mine = await server.Congress.SignInAsync();
        await using var theirs = await server.Congress.SignInAsync();
        var device = (await ListAsync(theirs)).Single()["id"]!.ToString();

        var (status, _) = await mine.CallAsync(HttpMethod.Delete, $"/chat/devices/{device}", null, null);

        status.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.PostJsonAsync("/chat/token", null)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [EachDatabase]
    public async Task SignOut_ThisDevice_EndsItsSession(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var chat = await server.Congress.SignInAsync();

        (await chat.PostJsonAsync("/chat/sign-out", null)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await chat.PostJsonAsync("/chat/token", null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await chat.CallAsync(HttpMethod.Get, "/chat/devices.json", null, null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static bool IsRefused(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(WebChatClient chat)
    {
        var (status, body) = await chat.CallAsync(HttpMethod.Get, "/chat/devices.json", null, null);
        status.ShouldBe(HttpStatusCode.OK);
        return [.. body!.AsArray().OfType<JsonNode>()];
    }
}
