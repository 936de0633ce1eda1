using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Story;

/// <summary>转人工 as both sides see it.</summary>
public sealed class HandOverStoryTests(House house) : BrowserTest(house)
{
    [BrowserTheory]
    [EachDatabase]
    public async Task Delegate_AsksForAPerson_IsAnsweredInTheChatAndAnswersBack(Database database)
    {
        var server = await House.ServerAsync(database);
        var person = server.Congress.Next();
        var chat = await ChatAsync(server, person: person);
        await chat.AskAsync("转人工", "已转给工作人员");
        var desk = await DeskAsync(server);

        await desk.OpenRequestAsync(person.Name);
        await Expect(desk.Page.Locator("section[aria-labelledby=transcript]")).ToContainTextAsync("转人工");
        await desk.AnswerAsync("您好，请问有什么可以帮您？");

        await Expect(chat.Said.Filter(new() { HasText = "您好，请问有什么可以帮您？" })).ToBeVisibleAsync();
        await chat.PressAsync("回复工作人员", "每条消息都会转给工作人员");
        await chat.AskAsync("代表证号填错了，怎么改？", "已转给工作人员");
        await chat.AskAsync("完成", "工作人员回复后会在这里告诉您");

        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("section[aria-labelledby=thread]")).ToContainTextAsync("代表证号填错了，怎么改？");
        await desk.AnswerAsync("已经改好了。");
        await desk.CloseRequestAsync();
        await Expect(chat.Said.Filter(new() { HasText = "已办结。还需要帮助" })).ToBeVisibleAsync();
        await Expect(chat.Said.Filter(new() { HasText = "已转给工作人员，编号" }).First).ToContainTextAsync("已办结。");
        await desk.Page.GotoAsync("/console/handover?state=closed");
        await Expect(desk.Page.Locator("tbody tr").Filter(new() { HasText = person.Name })).ToHaveCountAsync(1);
    }
}
