using System.Net;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Http;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Channels;

/// <summary>A host without room: each client is told in the way from which it recovers.</summary>
public class BusyTests
{
    private static readonly Busy ForSevenSeconds = new(BusyWith.Everybody, TimeSpan.FromSeconds(7));

    [Fact]
    public async Task Messages_HostIsFull_429BeforeAnythingIsLookedAt()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Busy = ForSevenSeconds;

        using var response = await bot.PostAsync("not even a token", "not even JSON");

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        bot.Refusals.ByReason.ShouldBe([new("busy", 1L)]);
    }

    [Fact]
    public async Task Messages_NoRoomForThisOne_429AndNoAlarm()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Answer = _ => throw new BusyException(new Busy(BusyWith.Conversation, TimeSpan.FromSeconds(2)));

        using var response = await AfterAWhileAsync(bot.Time, () => bot.Refusals.ByReason.ContainsKey("busy"), bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message()));

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        bot.Logs.Loud.ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_LargeBodyOfWhoIsRefused_IsNotReadToTheEnd()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Busy = ForSevenSeconds;

        using var response = await bot.PostAsync(null, new string('x', 1_000_000), request => request.Headers.ExpectContinue = true);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.ConnectionClose.ShouldBe(true);
    }

    [Theory]
    [InlineData(BusyWith.Everybody, "ServiceBusy")]
    [InlineData(BusyWith.Conversation, "TooManyAtOnce")]
    [InlineData(BusyWith.Person, "TooManyAtOnce")]
    public async Task DirectLinePost_NoRoom_409SayingWhose(BusyWith with, string code)
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint(new("u", "c")).Token;
        await server.BeginAsync(token);
        server.Host.BusyFor = identity => identity is null ? null : new Busy(with, TimeSpan.FromSeconds(2));

        using var response = await AfterAWhileAsync(server.Time, () => server.Refusals.ByReason.ContainsKey("busy"), server.PostAsync("conversations/c/activities", token, """{"type":"message","text":"x"}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await DirectLineServer.ReadAsync(response)).GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
        server.Host.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task DirectLinePost_RoomGoneWhileTheBodyCame_409()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint(new("u", "c")).Token;
        server.Host.Refuses = true;

        using var response = await server.PostAsync("conversations/c/activities", token, """{"type":"message","text":"x"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task DirectLineStart_NoRoom_429FromWhichTheClientRecovers()
    {
        await using var server = await DirectLineServer.StartAsync();
        var token = server.Tokens.Mint(new("u", "c")).Token;
        server.Host.BusyFor = _ => ForSevenSeconds;
        using var full = await server.PostAsync("conversations", token, "{}");
        server.Host.BusyFor = _ => null;
        server.Host.Refuses = true;
        using var refused = await server.PostAsync("conversations", token, "{}");

        full.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task DirectLineUpload_MoreThanOneConversationMaySendAtOnce_409UntilOneIsThrough()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.MaxUploadsPerConversation = 2);
        var token = server.Tokens.Mint(new("u", "c")).Token;
        using var first = new SlowUpload(server, token);
        using var second = new SlowUpload(server, token);
        await first.Begun;
        await second.Begun;
        using var third = new SlowUpload(server, token);
        third.End();

        (await AfterAWhileAsync(server.Time, () => server.Refusals.ByReason.ContainsKey("busy"), third.Answer)).ShouldBe(HttpStatusCode.Conflict);
        first.End();
        second.End();
        (await first.Answer).ShouldBe(HttpStatusCode.OK);
        (await second.Answer).ShouldBe(HttpStatusCode.OK);
        using var then = new SlowUpload(server, token);
        then.End();
        (await then.Answer).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task DirectLineStream_MoreThanTheServerHolds_IsRefusedAndTheOthersStay()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.MaxStreams = 10);
        var open = new List<System.Net.WebSockets.ClientWebSocket>();
        for (var n = 0; n < 10; n++)
        {
            open.Add(await DirectLineServer.OpenAsync(await StreamAsync(server, n)));
        }

        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(async () => await DirectLineServer.OpenAsync(await StreamAsync(server, 10)));
        server.Streams.IsOpen("c0").ShouldBeTrue();
        open.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Bodies_MoreThanMayBeHeld_LargeOnesRefusedSmallOnesTaken()
    {
        await using var bot = await BotServer.StartAsync(held: 1024 * 1024);
        var large = BotServer.Message(more: $",\"text\":\"{new string('x', 600 * 1024)}\"");

        using var tooLarge = await bot.PostAsync(bot.Keys.Sign(bot.Time), large);
        using var small = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message());

        tooLarge.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        small.StatusCode.ShouldBe(HttpStatusCode.OK);
        bot.Refusals.ByReason.ShouldBe([new("no_room", 1L)]);
    }

    [Fact]
    public void HeldBodies_ManyLargeOnes_LeaveRoomForSmallOnesAndGiveItBack()
    {
        var held = new HeldBodies(Options.Create(new HeldBodyOptions { MaxHeldBytes = 1000_000 }));
        var bodies = Enumerable.Range(0, 50).Select(_ => held.Begin()).ToList();
        var refused = 0;
        for (var length = 10_000; length < 500_000; length += 10_000)
        {
            refused += bodies.RemoveAll(body => !body.TryGrow(length));
            using var small = held.Begin();
            small.TryGrow(5_000).ShouldBeTrue();
            held.Held.ShouldBeLessThanOrEqualTo(1000_000);
        }

        refused.ShouldBeGreaterThan(40);
        bodies.ForEach(body => body.Dispose());
        bodies.ForEach(body => body.Dispose());
        held.Held.ShouldBe(0);
    }

    [Fact]
    public async Task Flood_RefusedForItself_IsAnsweredOnlyAfterAWhile()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Host.Answer = _ => throw new BusyException(new Busy(BusyWith.Person, TimeSpan.FromSeconds(2)));
        var refused = bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message());
        await DirectLineServer.UntilAsync(() => bot.Refusals.ByReason.ContainsKey("busy"));

        bot.Host.Answer = _ => null;
        (await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message())).StatusCode.ShouldBe(HttpStatusCode.OK, "nobody else waits");
        refused.IsCompleted.ShouldBeFalse();
        (await AfterAWhileAsync(bot.Time, () => bot.Refusals.ByReason.ContainsKey("busy"), refused)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    /// <summary>Turns the clock until the answer has come: not before the sender has been judged, or their token would grow old.</summary>
    private static async Task<T> AfterAWhileAsync<T>(FakeTime time, Func<bool> isRefused, Task<T> answer)
    {
        await DirectLineServer.UntilAsync(isRefused);
        await DirectLineServer.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            return answer.IsCompleted;
        });
        return await answer;
    }

    private static async Task<string> StreamAsync(DirectLineServer server, int n) =>
        (await server.BeginAsync(server.Tokens.Mint(new("u", $"c{n}")).Token)).GetProperty("streamUrl").GetString()!;

    /// <summary>One file whose bytes come when the test says so.</summary>
    private sealed class SlowUpload : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowUpload(DirectLineServer server, string token)
        {
            Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=file; filename=a.txt");
            Answer = SendAsync(server, token);
        }

        public Task<HttpStatusCode> Answer { get; }

        /// <summary>The server has asked for the bytes: this upload has its place.</summary>
        public Task Begun => _begun.Task;

        public void End() => _end.TrySetResult();

        private async Task<HttpStatusCode> SendAsync(DirectLineServer server, string token)
        {
            using var answer = await server.SendAsync(HttpMethod.Post, "conversations/c/upload", token, this, expectContinue: true);
            return answer.StatusCode;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _begun.TrySetResult();
            await stream.WriteAsync(new byte[100_000]);
            await stream.FlushAsync();
            await _end.Task;
            await stream.WriteAsync(new byte[10]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
