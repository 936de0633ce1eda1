using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>The same client when the network or the server goes away; it comes back when it thinks fit, after three to fifteen seconds.</summary>
public sealed class WebChatNetworkTests(House house) : ClientTest(house)
{
    private const string Lamp = "东街路灯坏了半个月。";
    private const string Sewer = "文化路的污水井堵了。";

    private static readonly object Impatient = new { styleOptions = new { sendTimeout = 2000 } };

    [BrowserFact]
    public async Task Socket_Lost_BringsWhatWasSaidMeanwhile()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");
        await using var other = await visit.OtherDeviceAsync();

        visit.Network.Cut();
        await other.AskAsync(Lamp);
        visit.Network.Restore();

        await Expect(visit.Page.Mine.Filter(new() { HasText = Lamp })).ToHaveCountAsync(1);
        await visit.AgreesAsync();
        await visit.Page.AskAsync(Sewer, "记下了（第 2 条）");
        await visit.AgreesAsync();
    }

    [BrowserFact]
    public async Task Socket_ToldThatNothingMoreComes_BringsWhatWasSaidMeanwhile()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");
        await using var other = await visit.OtherDeviceAsync();

        visit.Network.HalfClose();
        await other.AskAsync(Lamp);

        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 1 条）" })).ToHaveCountAsync(1);
        await visit.AgreesAsync();
    }

    [BrowserFact]
    public async Task Network_SlowerThanTheClientsPatience_OnceAllTheSame()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync(Impatient);
        await visit.Page.AskAsync("随手记", "请说");

        visit.Network.Stall();
        await visit.Page.TypeAsync(Lamp);
        await Expect(visit.Page.RetryLink).ToBeVisibleAsync();
        visit.Network.Resume();

        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 1 条）" })).ToHaveCountAsync(1);
        await visit.Page.AskAsync(Sewer, "记下了（第 2 条）");
        await visit.AgreesAsync();
        (await visit.SaidAsync(Lamp)).ShouldBe(1);
    }

    [BrowserTheory]
    [EachDatabase]
    public async Task Restart_KilledServer_TakesWhatWasSaidMeanwhileByRetryOnce(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        var visit = await ArriveAsync(server);
        await visit.Page.WebChatAsync(Impatient);
        await visit.Page.AskAsync("随手记", "请说");
        await visit.Page.AskAsync(Lamp, "记下了（第 1 条）");

        await server.Process.KillAsync();
        await visit.Page.TypeAsync(Sewer);
        await Expect(visit.Page.RetryLink).ToBeVisibleAsync();
        await server.Process.RestartAsync();
        await visit.Page.RetryLink.ClickAsync();

        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 2 条）" })).ToHaveCountAsync(1);
        await visit.AgreesAsync(unsent: Sewer);
        (await visit.SaidAsync(Sewer)).ShouldBe(1);
    }
}
