using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Chat;

/// <summary>What people send by mistake, or to see what happens: a plain answer, nothing lost, nothing executed.</summary>
public sealed class BadInputTests(House house) : BrowserTest(house)
{
    private const string Markup = "<img src=x onerror=alert(1)><script>alert(2)</script> **粗** [点这里](javascript:alert(3)) 东街路灯坏了";

    [BrowserFact]
    public async Task Say_NothingOrNoWords_SaysWhatIsMissingAndGoesOn()
    {
        var chat = await NotingAsync();

        await chat.SendBox.PressAsync("Enter");
        await chat.AskAsync("👍👍👍", "没有看到文字");

        await chat.AskAsync("东街路灯坏了。", "记下了（第 1 条）");
        await Expect(chat.Mine).ToHaveCountAsync(2 + Pressed);
    }

    [BrowserFact]
    public async Task Say_TwentyThousandCharacters_SaysTheLimitAndKeepsTheTextInSight()
    {
        var chat = await NotingAsync();
        var text = string.Concat(Enumerable.Repeat("东街路灯坏了半个月。", 2000));

        await chat.AskAsync(text, "20000 字，最多 5000 字");

        await Expect(chat.Mine.Last).ToContainTextAsync(text[..200]);
        await chat.AskAsync("东街路灯坏了。", "记下了（第 1 条）");
        await PageRules.FitsAsync(chat.Page);
    }

    [BrowserFact]
    public async Task Say_Markup_ShowsItAsTextOnBothSides()
    {
        var chat = await NotingAsync();

        await chat.AskAsync(Markup, "记下了（第 1 条）");
        await Expect(chat.Mine.Last).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await chat.AskAsync("全部", "onerror=alert(1)");

        var injected = chat.Page.Locator("main").Locator("img[src='x'], script, strong, a[href^='javascript']");
        await Expect(injected).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Send_ProgramNamedLikeAPhoto_IsNotKept()
    {
        var chat = await NotingAsync();

        await chat.AnswerAsync(() => chat.SendFileAsync("照片.jpg", "image/jpeg", [0x4D, 0x5A, 0x90, 0x00, .. new byte[2000]]), "不是能识别的照片");

        await chat.AskAsync("东街路灯坏了。", "记下了（第 1 条）");
    }

    [BrowserFact]
    public async Task Send_Photo_IsShownAndStillThereAfterReload()
    {
        var chat = await NotingAsync();
        var png = await chat.Page.ScreenshotAsync(new() { Clip = new() { Width = 120, Height = 90 } });

        await chat.AnswerAsync(() => chat.SendFileAsync("路灯.png", "image/png", png), "照片 1 张");
        await chat.Page.ReloadAsync();

        var picture = chat.Mine.Locator("img").Last;
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 120);
    }

    // The button's word shows as something said, too.
    private const int Pressed = 1;

    private async Task<ChatPage> NotingAsync()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.AskAsync("随手记", "请说");
        return chat;
    }
}
