using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using ChatDelegate.Channels.DirectLine;

namespace ChatDelegate.Tests.Channels;

/// <summary>The WebSocket side of Direct Line, with a real client socket.</summary>
public class DirectLineStreamTests
{
    [Fact]
    public async Task Stream_OpenedAfterMessages_ReplaysThemThenFollows()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.BatchSize = 2);
        var token = server.Tokens.Mint("u1", "c1").Token;
        var begun = await server.BeginAsync(token);
        for (var i = 1; i <= 3; i++)
        {
            server.Host.Publish("c1", new() { Type = "message", Text = $"{i}" });
        }

        using var socket = await DirectLineServer.OpenAsync(begun.GetProperty("streamUrl").GetString()!);

        Texts(await DirectLineServer.FrameAsync(socket)).ShouldBe("1, 2 @2");
        Texts(await DirectLineServer.FrameAsync(socket)).ShouldBe("3 @3");
        using var posted = await server.PostAsync("conversations/c1/activities", token, """{"type":"message","text":"4"}""");
        Texts(await DirectLineServer.FrameAsync(socket)).ShouldBe("4 @4");
    }

    [Fact]
    public async Task Reconnect_WithAWatermark_OnlyWhatWasMissed()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint("u1", "c1").Token;
        server.Host.Publish("c1", new() { Type = "message", Text = "seen" });
        server.Host.Publish("c1", new() { Type = "message", Text = "missed" });

        using var response = await server.SendAsync(HttpMethod.Get, "conversations/c1?watermark=1", token);
        var address = (await DirectLineServer.ReadAsync(response)).GetProperty("streamUrl").GetString()!;
        using var socket = await DirectLineServer.OpenAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Texts(await DirectLineServer.FrameAsync(socket)).ShouldBe("missed @2");
    }

    [Fact]
    public async Task Stream_EmptyFramesOfTheClient_AreIgnored()
    {
        await using var server = await DirectLineServer.StartAsync();
        using var socket = await OpenAsync(server);

        for (var i = 0; i < 3; i++)
        {
            await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        }

        server.Host.Publish("c1", new() { Type = "message", Text = "still here" });
        Texts(await DirectLineServer.FrameAsync(socket)).ShouldBe("still here @1");
    }

    [Fact]
    public async Task Stream_Silence_EmptyTextFrame()
    {
        await using var server = await DirectLineServer.StartAsync();
        using var socket = await OpenAsync(server);

        server.Time.Advance(TimeSpan.FromSeconds(20));

        (await DirectLineServer.FrameAsync(socket)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Stream_Typing_ReachesWhoIsThereAndIsNotKept()
    {
        await using var server = await DirectLineServer.StartAsync();
        using var socket = await OpenAsync(server);

        server.Streams.Send("c1", new() { Type = "typing" });
        server.Streams.Send("c2", new() { Type = "typing" });

        var frame = JsonSerializer.Deserialize<JsonElement>((await DirectLineServer.FrameAsync(socket))!);
        frame.GetProperty("activities")[0].GetProperty("type").GetString().ShouldBe("typing");
        frame.TryGetProperty("watermark", out _).ShouldBeFalse();
        using var poll = await server.SendAsync(HttpMethod.Get, "conversations/c1/activities", server.Tokens.Mint("u1", "c1").Token);
        (await DirectLineServer.ReadAsync(poll)).GetProperty("activities").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Stream_SessionEnded_ClosedAndNotOpenedAgain()
    {
        await using var server = await DirectLineServer.StartAsync();
        var here = server.Tokens.Mint(new DirectLineIdentity("u1", "c1", "s1")).Token;
        using var ended = await DirectLineServer.OpenAsync((await server.BeginAsync(here)).GetProperty("streamUrl").GetString()!);
        using var other = await OpenAsync(server);

        server.Host.EndedSessions.Add("s1");
        await server.Streams.CloseAsync("c1", "s1", TestContext.Current.CancellationToken);

        (await DirectLineServer.FrameAsync(ended)).ShouldBeNull();
        using var again = await server.SendAsync(HttpMethod.Get, "conversations/c1", here);
        again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        server.Streams.Send("c1", new() { Type = "typing" });
        (await DirectLineServer.FrameAsync(other)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Stream_MoreThanAllowed_OldestGivesWay()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.MaxStreamsPerConversation = 2);
        using var first = await OpenAsync(server);
        using var second = await OpenAsync(server);
        using var third = await OpenAsync(server);

        (await DirectLineServer.FrameAsync(first)).ShouldBeNull();
        first.CloseStatusDescription.ShouldBe("collision");
    }

    [Fact]
    public async Task Stream_HostFails_ClosedSoThatTheClientComesBack()
    {
        await using var server = await DirectLineServer.StartAsync();
        using var socket = await OpenAsync(server);

        server.Host.Fails = true;
        server.Host.Publish("c1", new() { Type = "message", Text = "news" });

        (await DirectLineServer.FrameAsync(socket)).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.InternalServerError);
    }

    [Fact]
    public async Task Stream_ServerStops_ClosedAtOnce()
    {
        var server = await DirectLineServer.StartAsync();
        using var socket = await OpenAsync(server);

        var stopping = server.DisposeAsync();

        (await DirectLineServer.FrameAsync(socket)).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await stopping;
    }

    [Fact]
    public async Task Stream_AddressTooOldForeignOrAChatToken_403()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint("u1", "c1").Token;
        var address = (await server.BeginAsync(token)).GetProperty("streamUrl").GetString()!;
        var root = address[..(address.IndexOf("&t=", StringComparison.Ordinal) + 3)];

        (await RefusalAsync(root + token)).ShouldBe(HttpStatusCode.Forbidden);
        (await RefusalAsync(root)).ShouldBe(HttpStatusCode.Forbidden);
        (await RefusalAsync(address.Replace("/c1/", "/c2/", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.Forbidden);
        server.Time.Advance(TimeSpan.FromSeconds(60));
        (await RefusalAsync(address)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stream_WithoutAWebSocket_400()
    {
        await using var server = await DirectLineServer.StartAsync();

        using var response = await server.SendAsync(HttpMethod.Get, "conversations/c1/stream", null);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task KeepAlive_ReaderThatDoesNotRead_IsDropped()
    {
        await using var server = await DirectLineServer.StartAsync();
        using var socket = await OpenAsync(server);
        server.Host.Publish("c1", new() { Type = "message", Text = new string('x', 16 * 1024 * 1024) });

        await DirectLineServer.UntilAsync(() =>
        {
            server.Time.Advance(TimeSpan.FromSeconds(1));
            return !server.Streams.IsOpen("c1");
        });

        server.Streams.IsOpen("c1").ShouldBeFalse();
    }

    private static async Task<ClientWebSocket> OpenAsync(DirectLineServer server)
    {
        var begun = await server.BeginAsync(server.Tokens.Mint("u1", "c1").Token);
        var socket = await DirectLineServer.OpenAsync(begun.GetProperty("streamUrl").GetString()!);
        await DirectLineServer.UntilAsync(() => server.Streams.IsOpen("c1"));
        return socket;
    }

    private static async Task<HttpStatusCode> RefusalAsync(string address)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken));
        return socket.HttpStatusCode;
    }

    private static string Texts(string? frame)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(frame!);
        var texts = json.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString());
        return $"{string.Join(", ", texts)} @{json.GetProperty("watermark").GetString()}";
    }
}
