using ChatDelegate.BrowserTests.Support;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Tests.Channels;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>
/// What Microsoft's clients make of what the feed may hold: an entry that changes an earlier one, a clock that was set back, typing,
/// a token that has expired. The host is one in memory, its clock one that can be turned.
/// </summary>
public sealed class FeedTests(House house) : IAsyncDisposable
{
    private const string Conversation = "c1";

    private readonly List<IAsyncDisposable> _left = [];

    [BrowserFact]
    public async Task Change_OfAnEarlierEntry_StaysInItsPlaceAndInTheSameBubble()
    {
        var (server, page) = await OpenAsync();
        await page.WebChatAsync(Token(server));
        var first = Publish(server, 1, "第一句");
        Publish(server, 2, "第二句");
        var bubble = page.Said.Filter(new() { HasText = "第一句" });
        await Expect(page.Said).ToHaveCountAsync(2);
        await bubble.EvaluateAsync("element => { element.isTheOne = true; }");

        server.Host.Publish(Conversation, Sentence(1, "第一句，改过") with { Id = first });

        await Expect(page.Said).ToHaveTextAsync(["第一句，改过", "第二句"], new() { UseInnerText = true });
        (await page.Said.First.EvaluateAsync<bool>("element => element.isTheOne === true")).ShouldBeTrue("the bubble was drawn anew");
    }

    [BrowserFact]
    public async Task Reload_AfterAChange_ShowsTheLatestOnceInItsPlace()
    {
        var (server, page) = await OpenAsync();
        var first = Publish(server, 1, "第一句");
        Publish(server, 2, "第二句");
        server.Host.Publish(Conversation, Sentence(1, "第一句，改过") with { Id = first });

        await page.WebChatAsync(Token(server));

        await Expect(page.Said).ToHaveTextAsync(["第一句，改过", "第二句"], new() { UseInnerText = true });
    }

    [BrowserFact]
    public async Task Clock_SetBack_DoesNotChangeTheOrder()
    {
        var (server, page) = await OpenAsync();
        await page.WebChatAsync(Token(server));
        Publish(server, 1, "第一句");
        await Expect(page.Said).ToHaveCountAsync(1);

        server.Host.Publish(Conversation, Sentence(2, "第二句") with { Timestamp = server.Time.GetUtcNow().AddHours(-1) });

        await Expect(page.Said).ToHaveTextAsync(["第一句", "第二句"], new() { UseInnerText = true });
    }

    [BrowserFact]
    public async Task Typing_SentToWhoIsThere_IsShownUntilTheAnswer()
    {
        var (server, page) = await OpenAsync();
        await page.WebChatAsync(Token(server));
        var typing = page.Page.Locator(".webchat__typing-indicator");
        Publish(server, 1, "第一句");
        await Expect(page.Said).ToHaveCountAsync(1);

        for (var n = 0; n < 3; n++)
        {
            server.Streams.Send(Conversation, new Activity { Type = ActivityTypes.Typing, From = new ChannelAccount { Id = "bot", Role = "bot" }, Timestamp = server.Time.GetUtcNow() });
        }

        await Expect(typing).ToBeVisibleAsync();
        Publish(server, 2, "第二句");
        await Expect(page.Said).ToHaveTextAsync(["第一句", "第二句"], new() { UseInnerText = true });
        (await typing.CountAsync()).ShouldBe(0);
        (await page.Page.EvaluateAsync<int>("() => stranger.store.getState().activities.length")).ShouldBe(3, "typing piles up");
    }

    [BrowserFact]
    public async Task Token_Expired_TheClientGoesOnWithAFreshOneAndMissesNothing()
    {
        var (server, page) = await OpenAsync();
        await page.DirectLineAsync(Token(server, timeout: 1000));
        Publish(server, 1, "第一句");
        await GivesAsync(page, "第一句");

        server.Time.Advance(TimeSpan.FromHours(12));
        await server.Streams.CloseAsync(Conversation, null, TestContext.Current.CancellationToken);
        await page.StateAsync(Stranger.ExpiredToken);
        Publish(server, 2, "第二句");
        var fresh = server.Tokens.Mint("u1", Conversation).Token;
        await page.ReconnectAsync(fresh, Conversation);

        await GivesAsync(page, "第一句", "第二句");
        Publish(server, 3, "第三句");
        await GivesAsync(page, "第一句", "第二句", "第三句");
    }

    public async ValueTask DisposeAsync()
    {
        _left.Reverse();
        foreach (var left in _left)
        {
            await left.DisposeAsync();
        }
    }

    private async Task<(DirectLineServer Server, Stranger Page)> OpenAsync()
    {
        var server = await DirectLineServer.StartAsync();
        _left.Add(server);
        var context = await (await house.BrowserAsync()).NewContextAsync(new() { Locale = "zh-CN" });
        _left.Add(context);
        context.SetDefaultTimeout(Visitor.Patience);
        return (server, await Stranger.OpenAsync(context, new Uri(server.Http.BaseAddress!, "/")));
    }

    private static object Token(DirectLineServer server, int timeout = 20_000) => new { token = server.Tokens.Mint("u1", Conversation).Token, options = new { timeout } };

    private static string Publish(DirectLineServer server, int place, string text)
    {
        server.Time.Advance(TimeSpan.FromSeconds(1));
        return server.Host.Publish(Conversation, Sentence(place, text) with { Timestamp = server.Time.GetUtcNow() });
    }

    /// <summary>As <c>Server/WebChat/FeedStretch.cs</c> places it.</summary>
    private static Activity Sentence(int place, string text) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        From = new ChannelAccount { Id = "bot", Role = "bot" },
        ChannelData = System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, int> { ["webchat:sequence-id"] = place }),
    };

    private static Task GivesAsync(Stranger page, params string[] texts) => ServerTests.Support.Deadline.UntilAsync(
        async () => (await page.GivenAsync()).Select(one => one.Text).SequenceEqual(texts), () => string.Join(", ", texts));
}
