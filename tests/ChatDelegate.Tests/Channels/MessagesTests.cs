using System.Net;
using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Tests.Channels;

/// <summary>/api/messages beyond its tokens: bodies, invokes, the loopback rule.</summary>
public class MessagesTests
{
    private const string Local = """{"type":"message","serviceUrl":"http://localhost:56150/_connector","channelId":"msteams","conversation":{"id":"c"}}""";

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"type":"message","conversation":{"id":7}}""", 400)]
    [InlineData("""{"type":"message","serviceUrl":"https://smba.trafficmanager.net/cn/"}""", 400)]
    [InlineData("""{"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","conversation":{"id":""}}""", 400)]
    [InlineData("""{"type":"message","conversation":null}""", 400)]
    [InlineData("""{"type":["message"],"conversation":{"id":"c"}}""", 400)]
    public async Task Post_BadBodyOfAGoodSender_400(string body, int status)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), body);

        ((int)response.StatusCode).ShouldBe(status);
        bot.Host.Received.ShouldBeEmpty();
        bot.Refusals.ByReason.Values.ShouldBe([1L]);
    }

    [Fact]
    public async Task Post_DeeplyNested_400()
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message(more: $",\"value\":{new string('[', 100_000)}{new string(']', 100_000)}"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_BadBody_LoggedWithoutContent()
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), """{"type":"message","王小明":"秘密","from":"秘密"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        bot.Logs.Loud.ShouldBe(["Messages: a body from an authenticated sender was refused with 400: malformed_body"]);
        bot.Logs.Lines.ShouldNotContain(line => line.Text.Contains("秘密", StringComparison.Ordinal) || line.Text.Contains("王小明", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json", "", 200)]
    [InlineData("application/json; charset=utf-8", "", 200)]
    [InlineData("application/json; charset=\"UTF-8\"", "identity", 200)]
    [InlineData("application/vnd.microsoft.activity+json", "", 200)]
    [InlineData("application/json; charset=utf-16", "", 415)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("text/plain", "", 415)]
    [InlineData("application/x-www-form-urlencoded", "", 415)]
    [InlineData("nonsense", "", 415)]
    public async Task Post_AsAnotherType_415(string contentType, string encoding, int status)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), string.Empty, request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(BotServer.Message()));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            if (encoding.Length > 0)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            }
        });

        ((int)response.StatusCode).ShouldBe(status);
    }

    /// <summary>Local tools ask so whether anybody is there; they take any answer for a yes.</summary>
    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    public async Task Ask_ByAnotherMethod_405WithTheOneThereIs(string method)
    {
        await using var bot = await BotServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");

        using var response = await bot.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("of-tomorrow", HttpStatusCode.OK)]
    [InlineData("messageReaction", HttpStatusCode.OK)]
    [InlineData("invoke", HttpStatusCode.NotImplemented)]
    public async Task Post_HostHasNoAnswer_200ButForAnInvoke501(string type, HttpStatusCode status)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message(type));

        response.StatusCode.ShouldBe(status);
        bot.Host.Received.Single().Type.ShouldBe(type);
    }

    [Fact]
    public async Task Post_Invoke_AnswerIsStatusAndBodyOfTheResponse()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Answer = _ => new(200, JsonSerializer.Deserialize<JsonElement>("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已收到"}"""));

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message("invoke", more: ",\"name\":\"adaptiveCard/action\""));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DirectLineServer.ReadAsync(response)).GetProperty("value").GetString().ShouldBe("已收到");
    }

    [Fact]
    public async Task Post_ExpectReplies_RepliesInTheBody()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Answer = _ => new ExpectedReplies { Activities = [new() { Type = "message", Text = "一" }] }.ToResponse();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message(more: ",\"deliveryMode\":\"expectReplies\""));

        (await DirectLineServer.ReadAsync(response)).GetRawText().ShouldBe("""{"activities":[{"type":"message","text":"一"}]}""");
    }

    [Fact]
    public async Task Post_HostDown_503SoThatTheChannelDeliversAgain()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Answer = _ => throw new InvalidOperationException("down");

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message());

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("", "", 200)]
    [InlineData("Origin", "http://localhost:5080", 401)]
    [InlineData("X-Forwarded-For", "203.0.113.7", 401)]
    [InlineData("Via", "1.1 proxy", 401)]
    [InlineData("X-Original-For", "203.0.113.7:4711", 401)]
    [InlineData("x-forwarded-port", "443", 401)]
    [InlineData("Sec-Fetch-Site", "cross-site", 401)]
    [InlineData("Host", "rebound.example", 401)]
    public async Task Post_UnsignedWithoutABot_OnlyFromALocalTool(string header, string value, int status)
    {
        await using var bot = await BotServer.StartAsync(options => (options.AppId, options.ClientSecret) = (null, null));

        using var response = await bot.PostAsync(null, Local, request =>
        {
            if (header.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }
        });

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://smba.trafficmanager.net/cn/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Post_UnsignedWithAServiceElsewhere_401(string serviceUrl)
    {
        await using var bot = await BotServer.StartAsync(options => (options.AppId, options.ClientSecret) = (null, null));

        using var response = await bot.PostAsync(null, BotServer.Message(serviceUrl: serviceUrl));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        bot.Host.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_UnsignedToAServerBoundToAll_401()
    {
        await using var bot = await BotServer.StartAsync(options => (options.AppId, options.ClientSecret) = (null, null), "http://127.0.0.1:0;http://0.0.0.0:0");

        using var response = await bot.PostAsync(null, Local);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Start_AppIdWithoutSecret_RefusesToRun() =>
        (await Should.ThrowAsync<Exception>(() => BotServer.StartAsync(options => options.ClientSecret = null))).Message.ShouldContain("ClientSecret");
}
