using ChatDelegate.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>
/// botframework-webchat with the Direct Line client in its own bundle, on a page that is not ours: whatever happens on the way,
/// the page shows what the record holds.
/// </summary>
public sealed class WebChatClientTests(House house) : ClientTest(house)
{
    private const string Lamp = "东街路灯坏了半个月。";
    private const string Sewer = "文化路的污水井堵了。";

    private static readonly object Impatient = new { styleOptions = new { sendTimeout = 2000 } };

    [BrowserFact]
    public async Task Reload_MiddleOfDialog_GoesOnWhereItWas()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("反映意见", "是哪里的事");
        await visit.Page.AskAsync("城关街道东街", "是什么事");

        await visit.Page.ReloadAsync();
        await visit.Page.WebChatAsync();

        await visit.AgreesAsync();
        await visit.Page.AskAsync("路灯不亮", "具体情况");
        await visit.AgreesAsync();
    }

    [BrowserFact]
    public async Task Post_AnswerLost_TakenOnce()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");

        visit.Network.LoseAnswerTo = "/activities";
        await visit.Page.TypeAsync(Lamp);

        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 1 条）" })).ToHaveCountAsync(1);
        visit.Network.LostAnswers.ShouldBe(1);
        await visit.Page.AskAsync(Sewer, "记下了（第 2 条）");
        await visit.AgreesAsync();
        (await visit.SaidAsync(Lamp)).ShouldBe(1);
    }

    [BrowserFact]
    public async Task Post_DoubledOnTheWay_TakenOnce()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");

        await visit.Page.Page.RouteAsync("**/activities", async route =>
        {
            var doubles = await Task.WhenAll(route.FetchAsync(), route.FetchAsync());
            await route.FulfillAsync(new() { Response = doubles[0] });
        });
        await visit.Page.AskAsync(Lamp, "记下了（第 1 条）");
        await visit.Page.AskAsync(Sewer, "记下了（第 2 条）");

        await visit.AgreesAsync();
        (await visit.SaidAsync(Lamp)).ShouldBe(1);
        (await visit.SaidAsync(Sewer)).ShouldBe(1);
    }

    [BrowserFact]
    public async Task Retry_AfterRefusal_HasTheEffectOfOnce()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");

        await visit.Page.Page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = 409 }), new() { Times = 1 });
        await visit.Page.TypeAsync(Lamp);
        await visit.Page.RetryLink.ClickAsync();

        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 1 条）" })).ToHaveCountAsync(1);
        await visit.AgreesAsync(unsent: Lamp);
        (await visit.SaidAsync(Lamp)).ShouldBe(1);
    }

    [BrowserFact]
    public async Task Session_EndedElsewhere_TakesNothingMoreAndComesBackWhole()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync(Impatient);
        await visit.Page.AskAsync("随手记", "请说");
        await visit.Page.AskAsync(Lamp, "记下了（第 1 条）");

        await visit.Page.SignOutAsync();
        await visit.Page.TypeAsync(Sewer);
        await visit.Page.StateAsync(Stranger.Ended);
        (await visit.SaidAsync(Sewer)).ShouldBe(0);

        await visit.SignInAsync();
        await visit.Page.ReloadAsync();
        await visit.Page.WebChatAsync();
        await visit.AgreesAsync();
        await visit.Page.AskAsync(Sewer, "记下了（第 2 条）");
        await visit.AgreesAsync();
    }

    [BrowserFact]
    public async Task Token_AfterAQuarterOfAnHour_IsRefreshedAndUsed()
    {
        var visit = await ArriveAsync();
        await visit.Page.Page.Clock.InstallAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");

        var refresh = await visit.Page.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Page.Clock.FastForwardAsync(TimeSpan.FromMinutes(15).Ticks / TimeSpan.TicksPerMillisecond), "**/tokens/refresh");
        var token = (await refresh.JsonAsync())!.Value.GetProperty("token").GetString();
        var post = await visit.Page.Page.RunAndWaitForRequestAsync(() => visit.Page.TypeAsync(Lamp), "**/activities");

        (await post.HeaderValueAsync("authorization")).ShouldBe($"Bearer {token}");
        await Expect(visit.Page.Said.Filter(new() { HasText = "记下了（第 1 条）" })).ToHaveCountAsync(1);
        await visit.AgreesAsync();
    }

    [BrowserFact]
    public async Task Upload_TwoFilesOfOneName_OneMessageWithBoth()
    {
        var visit = await ArriveAsync();
        await visit.Page.WebChatAsync();
        await visit.Page.AskAsync("随手记", "请说");

        await visit.Page.ChooseFilesAsync(Photo, Photo);
        await visit.Page.AskAsync(Lamp, "记下了（第 1 条，照片 2 张）");

        await visit.AgreesAsync();
        (await visit.RecordAsync()).Single(one => one.Text == Lamp).Files.ShouldBe(2);
    }

    private static FilePayload Photo => new()
    {
        Name = "东街.png",
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    };
}
