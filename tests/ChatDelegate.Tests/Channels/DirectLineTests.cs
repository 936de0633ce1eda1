using System.Net;
using System.Text;
using ChatDelegate.Channels.DirectLine;

namespace ChatDelegate.Tests.Channels;

/// <summary>The REST side of Direct Line, statuses first: from a wrong one the real client never recovers.</summary>
public class DirectLineTests
{
    private const string Post = "conversations/c1/activities";

    // As the real widget 4.18.1 posts it.
    private const string Message = """
        {"type":"message","text":"伊景园的电梯又坏了","textFormat":"plain","channelId":"webchat","from":{"id":"someone-else","name":"","role":"user"},
         "locale":"zh-CN","localTimestamp":"2026-03-02T09:00:00.123+08:00","localTimezone":"Asia/Shanghai","attachments":[],
         "entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":true,"supportsTts":true}],
         "channelData":{"attachmentSizes":[],"clientActivityID":"4mg93mv4zls","key":"k1"}}
        """;

    [Fact]
    public async Task Start_NewThenAgain_201Then200BoundToTheTokensConversation()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint("u1", "c1").Token;

        using var first = await server.PostAsync("conversations", token, """{"user":{"id":"someone-else"},"locale":"zh-CN"}""");
        using var second = await server.PostAsync("conversations", token, "not json");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await DirectLineServer.ReadAsync(first);
        body.GetProperty("conversationId").GetString().ShouldBe("c1");
        body.GetProperty("expires_in").GetInt32().ShouldBe(12 * 60 * 60);
        body.GetProperty("streamUrl").GetString().ShouldStartWith($"ws://127.0.0.1:{server.Http.BaseAddress!.Port}/directline/conversations/c1/stream?watermark=0&t=");
        server.Host.Locales.ShouldBe(["zh-CN", null]);
    }

    [Fact]
    public async Task Post_Message_StoredAsTheTokensUserWithChannelDataUntouched()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint("u1", "c1").Token;

        using var response = await server.PostAsync(Post, token, Message);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DirectLineServer.ReadAsync(response)).GetProperty("id").GetString().ShouldBe("c1|0000001");
        var activity = server.Host.Received.Single().Activity;
        activity.From!.Id.ShouldBe("u1");
        activity.Conversation!.Id.ShouldBe("c1");
        activity.Timestamp.ShouldBe(server.Time.GetUtcNow());
        activity.ChannelData!.Value.GetRawText().ShouldBe("""{"attachmentSizes":[],"clientActivityID":"4mg93mv4zls","key":"k1"}""");

        using var poll = await server.SendAsync(HttpMethod.Get, Post + "?watermark=", token);
        var feed = await DirectLineServer.ReadAsync(poll);
        feed.GetProperty("watermark").GetString().ShouldBe("1");
        var echo = feed.GetProperty("activities")[0];
        echo.GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("4mg93mv4zls");
        echo.GetProperty("text").GetString().ShouldBe("伊景园的电梯又坏了");
    }

    [Theory]
    [InlineData("0", 3, "3")]
    [InlineData("2", 1, "3")]
    [InlineData("3", 0, "3")]
    [InlineData("99", 0, "99")]
    [InlineData("from-another-server", 3, "3")]
    public async Task Poll_FromWatermark_OnlyWhatIsLater(string watermark, int count, string next)
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint("u1", "c1").Token;
        for (var i = 0; i < 3; i++)
        {
            server.Host.Publish("c1", new() { Type = "message", Text = $"{i}" });
        }

        using var poll = await server.SendAsync(HttpMethod.Get, $"{Post}?watermark={watermark}", token);

        var feed = await DirectLineServer.ReadAsync(poll);
        feed.GetProperty("activities").GetArrayLength().ShouldBe(count);
        feed.GetProperty("watermark").GetString().ShouldBe(next);
    }

    [Theory]
    [InlineData("POST", "conversations")]
    [InlineData("GET", "conversations/c1?watermark=")]
    [InlineData("POST", "tokens/refresh")]
    [InlineData("GET", "session/getsessionid")]
    [InlineData("GET", Post)]
    [InlineData("POST", Post)]
    [InlineData("POST", "conversations/c1/upload")]
    public async Task AnyCall_WithoutAGoodToken_401Or403(string method, string path)
    {
        await using var server = await DirectLineServer.StartAsync();
        var good = server.Tokens.Mint(new DirectLineIdentity("u1", "c1", "s1")).Token;
        var stream = server.Tokens.MintForStream(new DirectLineIdentity("u1", "c1", "s1"));
        var parts = good.Split('.');
        var none = Convert.ToBase64String("""{"alg":"none","typ":"JWT"}"""u8).TrimEnd('=');
        string[] bad = ["", "x", "a.b.c", good[..^2], $"{none}.{parts[1]}.", $"{none}.{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}x.{parts[2]}", stream];

        (await StatusAsync(null)).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var token in bad.Skip(1))
        {
            (await StatusAsync(token)).ShouldBe(HttpStatusCode.Forbidden, token);
        }

        server.Host.EndedSessions.Add("s1");
        (await StatusAsync(good)).ShouldBe(HttpStatusCode.Forbidden, "the session has ended");
        server.Host.EndedSessions.Clear();
        server.Time.Advance(TimeSpan.FromHours(12));
        (await StatusAsync(good)).ShouldBe(HttpStatusCode.Forbidden, "the token has expired");

        async Task<HttpStatusCode> StatusAsync(string? token)
        {
            using var response = await server.SendAsync(new HttpMethod(method), path, token);
            (await DirectLineServer.ReadAsync(response)).GetProperty("error").GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("GET", "conversations/c2")]
    [InlineData("GET", "conversations/c2/activities")]
    [InlineData("POST", "conversations/c2/activities")]
    [InlineData("POST", "conversations/c2/upload")]
    public async Task AnyCall_OnAnotherConversation_403(string method, string path)
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await server.SendAsync(new HttpMethod(method), path, server.Tokens.Mint("u1", "c1").Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Refresh_WhileUnexpired_TokenThatOutlivesTheFirst()
    {
        await using var server = await DirectLineServer.StartAsync();
        var first = server.Tokens.Mint(new DirectLineIdentity("u1", "c1", "s1")).Token;
        server.Time.Advance(TimeSpan.FromHours(11));

        using var response = await server.SendAsync(HttpMethod.Post, "tokens/refresh", first);
        var second = (await DirectLineServer.ReadAsync(response)).GetProperty("token").GetString();
        server.Time.Advance(TimeSpan.FromHours(11));

        server.Tokens.Read(first).ShouldBeNull();
        server.Tokens.Read(second).ShouldBe(new DirectLineIdentity("u1", "c1", "s1"));
    }

    [Theory]
    [InlineData("POST", "conversations", 429)]
    [InlineData("GET", "conversations/c1?watermark=3", 503)]
    [InlineData("POST", "tokens/refresh", 503)]
    [InlineData("POST", Post, 409)]
    [InlineData("POST", "conversations/c1/upload", 409)]
    [InlineData("GET", Post + "?watermark=3", 200)]
    public async Task AnyCall_HostDown_StatusFromWhichTheClientRecovers(string method, string path, int status)
    {
        await using var server = await DirectLineServer.StartAsync();
        server.Host.Fails = true;

        using var response = await server.SendAsync(
            new HttpMethod(method), path, server.Tokens.Mint("u1", "c1").Token, new StringContent(Message, Encoding.UTF8, "application/json"));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{} {}", 400)]
    [InlineData("""{"text":"no type"}""", 400)]
    [InlineData("""{"type":7}""", 400)]
    [InlineData("""{"type":"message","attachments":"x"}""", 400)]
    [InlineData("""{"type":"message","channelData":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}""", 400)]
    [InlineData("""{"type":"of-tomorrow","new":{"a":[1]}}""", 200)]
    [InlineData("""{"type":"message","attachments":[null],"localTimestamp":"yesterday","text":"half an emoji \ud83d"}""", 200)]
    public async Task Post_OddBody_400OrTaken(string body, int status)
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await server.PostAsync(Post, server.Tokens.Mint("u1", "c1").Token, body);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Post_LargerThanAllowed_413WithAndWithoutALength()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.MaxActivityBytes = 16 * 1024);
        var token = server.Tokens.Mint("u1", "c1").Token;
        var json = $$"""{"type":"message","text":"{{new string('长', 8000)}}"}""";

        using var known = await server.PostAsync(Post, token, json);
        using var chunked = await server.SendAsync(HttpMethod.Post, Post, token, new StreamContent(new Unseekable(Encoding.UTF8.GetBytes(json))));

        known.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        chunked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        server.Host.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the signing key itself")]
    public async Task Generate_Anybody_NoSuchEndpoint(string? secret)
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await server.PostAsync("tokens/generate", secret, """{"user":{"id":"u1"}}""");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SessionId_SameSignIn_StaysTheSameAndIsNoToken()
    {
        await using var server = await DirectLineServer.StartAsync();
        var first = server.Tokens.Mint(new DirectLineIdentity("u1", "c1", "s1")).Token;
        var id = await SessionAsync(first);
        server.Time.Advance(TimeSpan.FromHours(1));

        (await SessionAsync(server.Tokens.Mint(new DirectLineIdentity("u1", "c1", "s1")).Token)).ShouldBe(id);
        (await SessionAsync(server.Tokens.Mint(new DirectLineIdentity("u1", "c1", "s2")).Token)).ShouldNotBe(id);
        using var refused = await server.SendAsync(HttpMethod.Get, Post, id);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        async Task<string?> SessionAsync(string token)
        {
            using var response = await server.SendAsync(HttpMethod.Get, "session/getsessionid", token);
            return (await DirectLineServer.ReadAsync(response)).GetProperty("sessionId").GetString();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public async Task Start_WithoutAProperKey_RefusesToRun(int length) =>
        (await Should.ThrowAsync<Exception>(() => DirectLineServer.StartAsync(options => options.SigningKey = new byte[length])))
            .Message.ShouldContain("SigningKey");

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
