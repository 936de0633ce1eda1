using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Chat;

/// <summary>Cards that were answered stay as a record where they stood: what was chosen can be read, nothing can be pressed twice.</summary>
public sealed class ClosedCardTests(House house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Confirm_Summary_ClosesItWhereItStandsAndKeepsItClosedAfterAReload()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.AskAsync("反映意见", "是哪里的事");
        await chat.AskAsync("用卡片填", "反映意见（1/2）");
        var page = chat.Cards.Last;
        await page.GetByRole(AriaRole.Textbox).Nth(0).FillAsync("城关街道东街");
        await page.GetByRole(AriaRole.Textbox).Nth(1).FillAsync("路灯不亮");
        await page.GetByRole(AriaRole.Textbox).Nth(2).FillAsync("坏了一个月，晚上看不清路。");
        await chat.PressAsync("下一步", "有照片请发来");
        await chat.AskAsync("跳过", "留联系方式");
        await chat.AskAsync("逐项填", "群众本人同意留下联系方式吗");
        await chat.AskAsync("否", "请核对：反映意见");
        await chat.PressAsync("确认提交", "已收到，编号");

        await Expect(Card(chat, "已选：确认提交")).ToContainTextAsync("城关街道东街");
        await Expect(Card(chat, "已选：下一步")).ToContainTextAsync("坏了一个月");
        await Expect(Card(chat, "已选：下一步").GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Expect(chat.Button("确认提交")).ToHaveCountAsync(0);
        await PageRules.FitsAsync(chat.Page);
        await PageRules.CanBeReadAsync(chat.Page);
        await chat.Visitor.KeepScreenshotsAsync("closed-cards");

        await chat.Page.ReloadAsync();
        await Expect(Card(chat, "已选：确认提交")).ToHaveCountAsync(1);
        await Expect(Card(chat, "请核对：反映意见")).ToHaveCountAsync(1);
        await Expect(chat.Button("确认提交")).ToHaveCountAsync(0);
    }

    private static ILocator Card(ChatPage chat, string words) => chat.Cards.Filter(new() { HasText = words });
}
