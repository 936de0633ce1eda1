using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Story;

/// <summary>Staff propose another wording with a reason; what the delegate says to it decides.</summary>
public sealed class StaffEditTests(House house) : BrowserTest(house)
{
    private const string Note = "东街路灯坏了半个月，晚上看不清路，居民希望尽快修好。";
    private const string Wording = "东街路灯已损坏半个月，影响夜间出行。";
    private const string Reason = "表述更规范。";

    [BrowserFact]
    public async Task Edit_DelegateAgrees_StandsInTheSuggestion()
    {
        var (chat, desk, number) = await ProposedAsync();

        await chat.PressAsync("同意修改", $"{number} 交回工作机构");

        await desk.OpenAsync(number);
        await Expect(desk.Page.Locator(".sentences").First).ToContainTextAsync(Wording);
    }

    [BrowserFact]
    public async Task Edit_DelegateObjects_KeepsTheDelegatesWordsAndTellsStaffWhy()
    {
        var (chat, desk, number) = await ProposedAsync();

        await chat.AskAsync("原话更清楚，请保留。", "确定不同意这次修改吗");
        await chat.PressAsync("不同意", $"{number} 保持您的版本");

        await desk.OpenAsync(number);
        await Expect(desk.Page.Locator(".sentences").First).ToContainTextAsync("坏了半个月");
        await Expect(desk.Page.GetByText("原话更清楚，请保留。")).ToBeVisibleAsync();
    }

    /// <summary>A suggestion whose edit the delegate has just read in the chat.</summary>
    private async Task<(ChatPage Chat, StaffDesk Desk, string Number)> ProposedAsync()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var chat = await ChatAsync(server);
        await chat.TakeNotesAsync(Note);
        await chat.DraftAsync();
        await chat.PressAsync("看第 1 件", "自动整理（未用模型）");
        var number = await chat.SubmitAsync();

        var desk = await DeskAsync(server);
        await desk.OpenAsync(number);
        await desk.EditAsync("坏了半个月", Wording, Reason);

        await chat.HearsAsync("工作机构对您的建议有修改");
        var difference = await chat.PressAsync("看修改处", Wording);
        await Expect(difference).ToContainTextAsync("坏了半个月");
        await chat.HearsAsync(Reason);
        return (chat, desk, number);
    }
}
