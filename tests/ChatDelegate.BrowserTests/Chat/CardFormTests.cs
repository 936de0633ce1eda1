using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Chat;

/// <summary>A form that is begun in questions, filled in on a card drawn by the real Web Chat, and finished in questions.</summary>
public sealed class CardFormTests(House house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task ReportOpinion_HalfOnACard_IsReported()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.AskAsync("反映意见", "是哪里的事");
        await chat.AskAsync("城关街道东街", "是什么事");
        await chat.AskAsync("用卡片填", "反映意见（1/2）");
        var page = chat.Cards.Last;
        await Expect(page.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("城关街道东街");
        await Expect(page).ToContainTextAsync("用一句话说，是什么事");
        await PageRules.FitsAsync(chat.Page);
        await PageRules.CanBeReadAsync(chat.Page);

        await page.GetByRole(AriaRole.Textbox).Nth(1).FillAsync("路灯不亮");
        var again = await chat.AnswerAsync(() => chat.Button("下一步").ClickAsync(), "有几处需要改一下");
        await Expect(again).ToBeVisibleAsync();
        await Expect(chat.Cards.Last).ToContainTextAsync("请填写情况");
        await Expect(chat.Cards.Last.GetByRole(AriaRole.Textbox).Nth(1)).ToHaveValueAsync("路灯不亮");
        await chat.Cards.Last.GetByRole(AriaRole.Textbox).Nth(2).FillAsync("坏了一个月，晚上看不清路。");
        await chat.PressAsync("下一步", "有照片请发来");
        await chat.AskAsync("跳过", "留联系方式");
        await chat.AskAsync("逐项填", "群众本人同意留下联系方式吗");
        await chat.AskAsync("否", "请核对：反映意见");
        await chat.Visitor.KeepScreenshotsAsync("card-form");

        await chat.PressAsync("确认提交", "已收到，编号");
    }

    [BrowserFact]
    public async Task OldPage_AfterAnswersInChat_FillsOnlyWhatIsOpen()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));
        await chat.AskAsync("反映意见", "是哪里的事");
        await chat.AskAsync("用卡片填", "反映意见（1/2）");
        var old = chat.Cards.Last;
        await old.GetByRole(AriaRole.Textbox).Nth(0).FillAsync("西街");
        await old.GetByRole(AriaRole.Textbox).Nth(1).FillAsync("井盖破损");
        var press = old.Locator(".ac-pushButton").First;
        await chat.AskAsync("逐项填", "是哪里的事");
        await chat.AskAsync("东街", "是什么事");

        await chat.AnswerAsync(() => press.ClickAsync(), "已补上：事项");
        await chat.HearsAsync("没有改动：地点");
        await chat.HearsAsync("请说说具体情况");
    }
}
