using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Roles;

/// <summary>Who has not signed in reaches nothing but the way to sign in.</summary>
public sealed class StrangerTests(SharedServers servers)
{
    public static TheoryData<string> MadeUpTokens => new(
        string.Empty,
        "x",
        "a.b.c",
        Jwt("""{"alg":"none"}"""),
        Jwt("""{"alg":"HS256","typ":"JWT"}""") + "c2lnbmF0dXJl");

    [Theory]
    [MemberData(nameof(MadeUpTokens))]
    public async Task DirectLine_MadeUpToken_IsRefused(string token)
    {
        var server = await servers.GetAsync(Database.Sqlite);
        await using var victim = await server.Congress.SignInAsync();
        await using var stranger = WebChatClient.Stranger(server.Process);

        (await stranger.StartConversationAsync(token)).Status.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        foreach (var (method, path) in Reaching(victim))
        {
            var status = (await stranger.CallAsync(method, path, token, method == HttpMethod.Post ? new JsonObject { ["type"] = "message", ["text"] = "x" } : null)).Status;
            status.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task DirectLine_SomebodyElsesConversation_IsRefused(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var victim = await server.Congress.SignInAsync();
        await using var other = await server.Congress.SignInAsync();
        var before = victim.Activities.Count;

        foreach (var (method, path) in Reaching(victim))
        {
            var status = (await other.CallAsync(method, path, other.Token, method == HttpMethod.Post ? new JsonObject { ["type"] = "message", ["text"] = "x" } : null)).Status;
            status.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        }

        await victim.AskAsync("帮助");
        victim.Activities.Skip(before).Count(one => !one.FromBot).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task DirectLine_FromSomebodyElse_IsTakenAsOneself(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var victim = await server.Congress.SignInAsync();
        await using var other = await server.Congress.SignInAsync();
        var message = other.Message(null, message =>
        {
            message["text"] = "帮助";
            message["from"]!["id"] = victim.UserId;
            message["conversation"] = new JsonObject { ["id"] = victim.ConversationId };
        });

        (await other.PostActivityAsync(message)).Status.ShouldBe(HttpStatusCode.OK);

        await victim.AskAsync("帮助");
        (await server.Place.CountAsync(
            """select count(*) from "Transcript" t join "Conversations" c on c."Id" = t."ConversationId" where c."ExternalId" = @conversation and t."FromPerson" = @person""",
            ("conversation", victim.ConversationId),
            ("person", true))).ShouldBe(1);
    }

    [Fact]
    public async Task Stream_WithoutItsTicket_IsRefused()
    {
        var server = await servers.GetAsync(Database.Sqlite);
        await using var victim = await server.Congress.SignInAsync();
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(server.Process.Address) { Scheme = "ws", Path = $"/directline/conversations/{victim.ConversationId}/stream", Query = "watermark=0" }.Uri;

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
    }

    [Theory]
    [EachDatabase]
    public async Task Teams_NotSignedIn_IsAskedForTheCodeWhateverIsSaid(Database database)
    {
        var server = await servers.GetAsync(database);
        await using var victim = await server.Congress.SignInAsync();
        await using var teams = await TeamsClient.StartAsync(server.Process);
        var button = victim.FromBot.SelectMany(one => one.Buttons).FirstOrDefault().Data ?? new JsonObject { ["cd"] = new JsonObject { ["do"] = "start", ["target"] = "notes" } };

        await teams.SendAsync("帮助", "s1");
        var asked = await teams.WaitForAsync(one => one.ReplyToId == "s1", "the way to sign in");
        await teams.PostAsync(teams.Activity("message", "s2", message => message["value"] = button.DeepClone()));
        var pressed = await teams.WaitForAsync(one => one.ReplyToId == "s2", "the way to sign in");

        asked.Words.ShouldContain("登录码");
        pressed.Words.ShouldBe(asked.Words);
        teams.Activities.Count.ShouldBe(2);
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Reaching(WebChatClient victim)
    {
        var conversation = $"/directline/conversations/{victim.ConversationId}";
        yield return (HttpMethod.Get, $"{conversation}?watermark=0");
        yield return (HttpMethod.Get, $"{conversation}/activities?watermark=0");
        yield return (HttpMethod.Post, $"{conversation}/activities");
        yield return (HttpMethod.Post, $"{conversation}/upload?userId={victim.UserId}");
    }

    private static string Jwt(string header) => $"{Encode(header)}.{Encode("""{"user":"00000000-0000-0000-0000-000000000000","conv":"x","exp":4102444800}""")}.";

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
