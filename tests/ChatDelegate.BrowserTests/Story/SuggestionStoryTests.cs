using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Story;

/// <summary>The job the product exists for, from notes to an accepted suggestion, with both sides looking at their screens.</summary>
public sealed class SuggestionStoryTests(House house) : BrowserTest(house)
{
    private static readonly string[] Notes =
    [
        "东街路灯坏了半个月，晚上看不清路，老人出门不方便。",
        "东街又有3盏路灯不亮了，居民希望尽快修好路灯。",
        "文化路菜市场的污水井堵了一个多月，夏天臭味很大，商户希望尽快疏通。",
    ];

    [BrowserTheory]
    [EachDatabase]
    public async Task Suggestion_FromNotesToAccepted_ReachesBothSidesAtOnce(Database database)
    {
        var server = await House.ServerAsync(database);
        var desk = await DeskAsync(server);
        var chat = await SignInByCodeAsync(server, desk);

        await DraftAndImproveAsync(chat);
        var number = await chat.SubmitAsync();

        await LookAtSourcesAsync(desk, number);
        await desk.ReturnAsync("请补充是哪几盏路灯。");
        await chat.HearsAsync("请补充是哪几盏路灯。");

        await chat.AnswerAsync(() => chat.Button("处理反馈").ClickAsync(), "退回修改");
        await chat.AskAsync("是东街小学到供销社之间的3盏。", "把这句作为回复");
        await chat.PressAsync("重新提交", $"编号仍是 {number}");

        await desk.OpenAsync(number);
        await Expect(desk.Page.GetByText("是东街小学到供销社之间的3盏。")).ToBeVisibleAsync();
        await desk.AcceptAsync();
        await chat.HearsAsync("您的建议已被接收");

        await chat.AskAsync("我的建议", "已接受");
    }

    /// <summary>Types a code that staff have issued.</summary>
    private async Task<ChatPage> SignInByCodeAsync(SharedServer server, StaffDesk desk)
    {
        var code = await desk.IssueCodeAsync(server.Congress.Next());
        var visitor = await ArriveAsync(server, Screen.Phone);
        var chat = new ChatPage(visitor, await visitor.OpenTabAsync());
        await chat.Page.GotoAsync("/chat");
        await chat.CodeBox.FillAsync(code);
        await chat.CodeBox.PressAsync("Enter");
        await chat.GreetedAsync();
        return chat;
    }

    private static async Task DraftAndImproveAsync(ChatPage chat)
    {
        await chat.TakeNotesAsync(Notes);
        var drafts = await chat.DraftAsync();
        await Expect(drafts).ToContainTextAsync("2 件建议草稿");
        await Expect(drafts).ToContainTextAsync("来源 2 条");

        var draft = await chat.PressAsync("看第 1 件", "自动整理（未用模型）");
        await Expect(draft).ToContainTextAsync("东街");
        await Expect(draft).Not.ToContainTextAsync("文化路");

        var sources = await chat.AnswerAsync(() => chat.Line("东街路灯坏了半个月").ClickAsync(), "的来源");
        await Expect(sources).ToContainTextAsync(Notes[0]);
        await chat.AskAsync("答1：从11月初开始。", "从11月初开始");
        await chat.AskAsync("改第2句：东街又有3盏路灯不亮了，夜里一片漆黑。", "夜里一片漆黑");
        await chat.AskAsync("看草稿", "第 3 版");
    }

    private static async Task LookAtSourcesAsync(StaffDesk desk, string number)
    {
        await desk.OpenAsync(number);
        await Expect(desk.Heading).ToContainTextAsync("东街");
        var sentence = desk.Page.Locator(".sentence").Filter(new() { HasText = "东街路灯坏了半个月" });
        var note = desk.Page.Locator(".source").Filter(new() { HasText = Notes[0] });
        await Expect(note).Not.ToHaveClassAsync(Lit);
        await sentence.FocusAsync();
        await Expect(note).ToHaveClassAsync(Lit);
        await note.FocusAsync();
        await Expect(sentence).ToHaveClassAsync(Lit);
    }

    private static System.Text.RegularExpressions.Regex Lit { get; } = new(@"\blit\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
