using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatDelegate.Tests.Channels;

/// <summary>Bodies that are too large or come too slowly.</summary>
public class MessagesLimitsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_LargerThanTenMegabytes_413(bool isChunked)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message(more: $",\"text\":\"{new string('x', 10 * 1024 * 1024)}\""), request =>
        {
            request.Headers.TransferEncodingChunked = isChunked;
            request.Headers.ExpectContinue = !isChunked; // so that the answer is not lost in the sending
        });

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        bot.Host.Received.ShouldBeEmpty();
        bot.Refusals.ByReason.ShouldBe([new("too_large", 1L)]);
    }

    [Fact]
    public async Task Post_AStrangersLargeBody_NotEvenRead()
    {
        await using var bot = await BotServer.StartAsync();
        using var sender = await SlowSender.ConnectAsync(bot, token: null, length: 9_000_000);

        (await sender.StatusAsync()).ShouldBe(401, "without a byte of the body sent");
    }

    /// <summary>A byte now and then, fast enough for the server's least rate.</summary>
    [Fact]
    public async Task Post_NotDoneWithinAMinute_408()
    {
        await using var bot = await BotServer.StartAsync(limit: limits => limits.MinRequestBodyDataRate = null);
        using var sender = await SlowSender.ConnectAsync(bot, bot.Keys.Sign(bot.Time), length: 1000);
        (await sender.StatusAsync()).ShouldBe(100, "the endpoint waits for the body");
        await sender.SendAsync("{\"type\":");

        bot.Time.Advance(TimeSpan.FromSeconds(61));

        (await sender.StatusAsync()).ShouldBe(408);
        bot.Refusals.ByReason.ShouldBe([new("too_slow", 1L)]);
    }

    [Fact]
    public async Task Post_SlowerThanTheServersLeastRate_408()
    {
        await using var bot = await BotServer.StartAsync(limit: limits => limits.MinRequestBodyDataRate = new MinDataRate(1_000_000, TimeSpan.FromSeconds(1.1)));
        using var sender = await SlowSender.ConnectAsync(bot, bot.Keys.Sign(bot.Time), length: 1000);
        (await sender.StatusAsync()).ShouldBe(100);
        await sender.SendAsync("{");

        (await sender.StatusAsync()).ShouldBe(408);
        bot.Refusals.ByReason.ShouldBe([new("too_slow", 1L)]);
    }

    [Fact]
    public async Task Post_SenderGoesAwayHalfway_NothingTakenAndNoError()
    {
        await using var bot = await BotServer.StartAsync();
        using (var sender = await SlowSender.ConnectAsync(bot, bot.Keys.Sign(bot.Time), length: 1000))
        {
            (await sender.StatusAsync()).ShouldBe(100);
            await sender.SendAsync("{\"type\":");
        }

        await DirectLineServer.UntilAsync(() => bot.Refusals.ByReason.ContainsKey("broken_body"));

        bot.Host.Received.ShouldBeEmpty();
        bot.Logs.Lines.ShouldNotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    /// <summary>HTTP/1.1 by hand, up to the end of the headers.</summary>
    private sealed class SlowSender : IDisposable
    {
        private readonly TcpClient _client = new();
        private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(30));
        private StreamReader? _reader;

        public static async Task<SlowSender> ConnectAsync(BotServer bot, string? token, int length)
        {
            var sender = new SlowSender();
            await sender._client.ConnectAsync(IPAddress.Loopback, bot.Http.BaseAddress!.Port);
            sender._reader = new StreamReader(sender._client.GetStream(), Encoding.ASCII);
            var authorization = token is null ? string.Empty : $"Authorization: Bearer {token}\r\n";
            await sender.SendAsync($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n{authorization}\r\n");
            return sender;
        }

        public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

        /// <summary>Of the next response; what follows up to its end of headers is skipped.</summary>
        public async Task<int> StatusAsync()
        {
            var first = await _reader!.ReadLineAsync(_deadline.Token) ?? throw new IOException("The server said nothing.");
            while (await _reader.ReadLineAsync(_deadline.Token) is { Length: > 0 })
            {
            }

            return int.Parse(first.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            _client.LingerState = new LingerOption(enable: true, 0); // a line that breaks, not one that is closed
            _client.Dispose();
            _deadline.Dispose();
        }
    }
}
