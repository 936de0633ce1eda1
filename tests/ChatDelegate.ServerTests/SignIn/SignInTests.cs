using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.SignIn;

public sealed class SignInTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task SignIn_CodeTwice_WorksOnce(Database database)
    {
        var server = await servers.GetAsync(database);
        var slip = await SlipDesk.IssueAsync(server.Place, server.Congress.Next());
        await using var mine = WebChatClient.Stranger(server.Process);
        await using var other = WebChatClient.Stranger(server.Process);

        var first = await mine.PostJsonAsync("/chat/sign-in", new JsonObject { ["code"] = slip.Code });
        var second = await other.PostJsonAsync("/chat/sign-in", new JsonObject { ["code"] = slip.Code });

        first.Status.ShouldBe(HttpStatusCode.NoContent);
        second.Status.ShouldBe(HttpStatusCode.BadRequest);
        second.Body.ShouldNotBeNull().ToJsonString().ShouldNotContain(slip.Code);
        await mine.OpenAsync();
        await mine.WaitForAsync(one => one.FromBot, "a greeting");
        (await other.PostJsonAsync("/chat/token", null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [EachDatabase]
    public async Task SignIn_LinkByManyAtOnce_LetsOneIn(Database database)
    {
        var server = await servers.GetAsync(database);
        var slip = await SlipDesk.IssueAsync(server.Place, server.Congress.Next());

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var device = WebChatClient.Stranger(server.Process);
            return (await device.PostJsonAsync("/chat/sign-in", new JsonObject { ["token"] = slip.Link })).Status;
        }));

        statuses.Count(status => status == HttpStatusCode.NoContent).ShouldBe(1);
        statuses.Count(status => status == HttpStatusCode.BadRequest).ShouldBe(7);
    }

    [Theory]
    [InlineData("zh-CN", "登录码")]
    [InlineData("en-GB", "code")]
    public async Task SignIn_UnknownCode_SaysSoInThePersonsLanguage(string language, string word)
    {
        var server = await servers.GetAsync(Database.Sqlite);
        await using var device = WebChatClient.Stranger(server.Process);
        device.Http.DefaultRequestHeaders.Add("Accept-Language", language);

        var (status, body) = await device.PostJsonAsync("/chat/sign-in", new JsonObject { ["code"] = "not a code" });

        status.ShouldBe(HttpStatusCode.BadRequest);
        body!["detail"]!.ToString().ShouldContain(word);
    }

    [Theory]
    [EachDatabase]
    public async Task SignIn_ManyWrongProofs_EndTheSlip(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        var slip = await SlipDesk.IssueAsync(server.Place, server.Congress.Next());
        await using var device = WebChatClient.Stranger(server.Process);
        var digits = slip.Code.Replace(" ", string.Empty, StringComparison.Ordinal);
        var wrong = digits[..^1] + (digits[^1] == '0' ? '1' : '0');

        for (var i = 0; i < 5; i++)
        {
            (await device.PostJsonAsync("/chat/sign-in", new JsonObject { ["code"] = wrong })).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        var (status, _) = await device.PostJsonAsync("/chat/sign-in", new JsonObject { ["code"] = slip.Code });
        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/chat/sign-in")]
    [InlineData("/chat/token")]
    [InlineData("/chat/sign-out")]
    public async Task Post_FromAnotherSite_IsRefused(string path)
    {
        var server = await servers.GetAsync(Database.Sqlite);
        await using var chat = await server.Congress.SignInAsync();

        using var answer = await chat.Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), new { code = "1" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await chat.PostJsonAsync("/chat/token", null)).Status.ShouldBe(HttpStatusCode.OK, "still signed in");
    }

    [Theory]
    [EachDatabase]
    public async Task SignIn_DemoLink_WorksAgainAndAgain(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();

        await using var phone = await WebChatClient.SignInAsync(server.Process, person);
        await using var desk = await WebChatClient.SignInAsync(server.Process, person);

        desk.ConversationId.ShouldBe(phone.ConversationId);
    }
}
