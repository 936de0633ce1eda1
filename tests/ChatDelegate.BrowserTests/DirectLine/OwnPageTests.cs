using System.Text;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>Our own page on the same bad networks: it heals by itself, nothing is lost, nothing is taken twice.</summary>
public sealed class OwnPageTests(House house) : BrowserTest(house), IAsyncLifetime
{
    private const string Lamp = "东街路灯坏了半个月。";
    private const string Sewer = "文化路的污水井堵了。";

    private SharedServer _server = null!;
    private FlakyNetwork _network = null!;
    private ChatPage _chat = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await House.ServerAsync(Database.Sqlite);
        _network = FlakyNetwork.To(_server.Process.Address);
        var visitor = await ArriveAsync(_network.Address, Screen.Phone);
        _chat = new ChatPage(visitor, await visitor.OpenTabAsync());
        await _chat.Page.Clock.InstallAsync();
        await _chat.Page.GotoAsync(new Uri(_server.Congress.Next().SignInUrl).PathAndQuery);
        await _chat.GreetedAsync();
        await _chat.PressAsync("随手记", "请说");
    }

    [BrowserFact]
    public async Task Post_AnswerLost_TakenOnce()
    {
        _network.LoseAnswerTo = "/activities";
        await _chat.SayAsync(Lamp);

        await TakenOnceAsync();
        _network.LostAnswers.ShouldBe(1);
    }

    [BrowserFact]
    public async Task Post_DoubledOnTheWay_TakenOnce()
    {
        await _chat.Page.RouteAsync("**/activities", async route =>
        {
            var doubles = await Task.WhenAll(route.FetchAsync(), route.FetchAsync());
            await route.FulfillAsync(new() { Response = doubles[1] });
        });
        await _chat.SayAsync(Lamp);

        await TakenOnceAsync();
    }

    [BrowserFact]
    public async Task Post_SentAgainUnderAnotherNumber_TakenOnce()
    {
        // As Web Chat's retry does: the words again, another clientActivityID, the key that our page gave them.
        await _chat.Page.RouteAsync("**/activities", async route =>
        {
            await route.FetchAsync();
            var again = route.Request.PostData!.Replace("\"clientActivityID\":\"", "\"clientActivityID\":\"again", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { PostData = Encoding.UTF8.GetBytes(again) }) });
        });
        await _chat.SayAsync(Lamp);

        await TakenOnceAsync();
    }

    [BrowserTheory]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task Post_Refused_GoesAgainByItself(int status)
    {
        await _chat.Page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = status }), new() { Times = 1 });
        await _chat.SayAsync(Lamp);

        await TakenOnceAsync();
    }

    [BrowserTheory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Return_Refused_ComesBackAllTheSame(int status)
    {
        await _chat.Page.RouteAsync("**/conversations/*?watermark=*", route => route.FulfillAsync(new() { Status = status }), new() { Times = 1 });
        _network.Break();
        await _chat.SayAsync(Lamp);

        await TakenOnceAsync();
    }

    [BrowserFact]
    public async Task Socket_ToldThatNothingMoreComes_ComesBack()
    {
        _network.HalfClose();
        await _chat.SayAsync(Lamp);

        await TakenOnceAsync();
    }

    [BrowserFact]
    public async Task Network_StandsStill_IsNoticedAndLeft()
    {
        _network.Stall();
        await _chat.SayAsync(Lamp);
        await _chat.Page.Clock.FastForwardAsync(70_000);
        await Expect(_chat.Banner).ToBeVisibleAsync();
        _network.Break();
        _network.Resume();

        await TakenOnceAsync();
        await Expect(_chat.Banner).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Network_Slow_KeepsTheOrder()
    {
        _network.Delay = TimeSpan.FromMilliseconds(150);
        await _chat.SayAsync(Lamp);
        await _chat.SayAsync(Sewer);

        await _chat.HearsAsync("记下了（第 2 条）");
        await Expect(_chat.Mine).ToHaveTextAsync([Lamp, Sewer], new() { UseInnerText = true });
        await _chat.AskAsync("全部", "东街路灯");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _network.DisposeAsync();
    }

    private async Task TakenOnceAsync()
    {
        await _chat.HearsAsync("记下了（第 1 条）");
        await _chat.AskAsync(Sewer, "记下了（第 2 条）");
        await _chat.SaidAsync(Lamp, 1);
        await _chat.HeardAsync("记下了（第 1 条）", 1);
        await Expect(_chat.Mine).ToHaveTextAsync([Lamp, Sewer], new() { UseInnerText = true });

        // The page shows what came twice under one number as one: only the record tells.
        var conversation = await _chat.Page.EvaluateAsync<string>(
            "async () => (await (await fetch('/chat/token', { method: 'POST', headers: { 'X-ChatDelegate': '1' } })).json()).conversationId");
        (await Record.ReadAsync(_server.Place, conversation)).Where(one => one.IsMine && one.Text is { Length: > 5 }).Select(one => one.Text).ShouldBe([Lamp, Sewer]);
    }
}
