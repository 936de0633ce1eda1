using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Pages;

/// <summary>The console's pages, on a phone and on a desk, light and dark.</summary>
public sealed class ConsoleLookTests(House house) : BrowserTest(house)
{
    private static readonly Dictionary<string, string[]> Addresses = new()
    {
        ["staff"] =
        [
            "/console", "/console/suggestions", "/console/suggestions?state=all", "/console/handover", "/console/handover?state=all", "/console/opinions", "/console/notes",
            "/console/roster", "/console/model", "/console/account", "/console/nowhere",
        ],
        ["admin"] =
        [
            "/console", "/console/roster", "/console/roster/import", "/console/accounts", "/console/dialogs", "/console/model", "/console/prompts", "/console/prompts/draft", "/console/prompts/samples",
            "/console/account", "/console/account/password",
        ],
        ["leader"] = ["/console", "/console/board", "/console/voting", "/console/account"],
    };

    [BrowserTheory]
    [InlineData("staff", true, false)]
    [InlineData("staff", false, true)]
    [InlineData("admin", true, false)]
    [InlineData("admin", false, true)]
    [InlineData("leader", true, false)]
    public async Task EachPage_OnPhoneAndDesk_FitsAndReads(string role, bool phone, bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var chat = await ChatAsync(server);
        await chat.AskAsync("转人工", "已转给工作人员");
        var desk = await DeskAsync(server, (phone ? Screen.Phone : Screen.Desktop) with { Dark = dark }, role);

        foreach (var address in Addresses[role].Concat(role == "leader" ? [] : [$"/console/roster/{server.Congress.People[0].Id}"]))
        {
            await desk.Page.GotoAsync(address);
            new Uri(desk.Page.Url).PathAndQuery.ShouldBe(address, "nobody is sent elsewhere");
            await Expect(desk.Heading).ToHaveCountAsync(1);
            await Expect(desk.Heading).Not.ToHaveTextAsync("没有权限");
            await HoldsAsync(desk);
        }
    }

    [BrowserTheory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task HandOver_OnPhoneAndDesk_FitsAndReads(bool phone, bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        var chat = await ChatAsync(server, person: person);
        await chat.AskAsync("反映意见", "是哪里的事");
        await chat.AskAsync("转人工", "已转给工作人员");
        await chat.PressAsync("补充说明", "每条消息都会转给工作人员");
        await chat.AskAsync("不知道路灯归哪个单位管，反映给谁合适？", "已转给工作人员");
        var desk = await DeskAsync(server, (phone ? Screen.Phone : Screen.Desktop) with { Dark = dark });

        await desk.OpenRequestAsync(person.Name);
        await desk.AnswerAsync("路灯由城管局负责，直接反映就行，我们会转过去。");

        await HoldsAsync(desk);
        await PageRules.TabThroughAsync(desk.Page, "#answer-text");
    }

    [BrowserTheory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Suggestion_OnPhoneAndDesk_FitsAndReads(bool phone, bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var chat = await ChatAsync(server);
        await chat.TakeNotesAsync("东街路灯坏了半个月，晚上看不清路，居民希望尽快修好。");
        await chat.DraftAsync();
        await chat.PressAsync("看第 1 件", "自动整理（未用模型）");
        var number = await chat.SubmitAsync();
        var desk = await DeskAsync(server, (phone ? Screen.Phone : Screen.Desktop) with { Dark = dark });

        await desk.OpenAsync(number);
        await HoldsAsync(desk);
        await PageRules.TabThroughAsync(desk.Page, "#accept-comment");
        await desk.Page.Locator("#decisions a.button").ClickAsync();
        await Expect(desk.Page.Locator("#reason")).ToBeVisibleAsync();
        await HoldsAsync(desk);
    }

    [BrowserFact]
    public async Task SignIn_OnPhone_FitsAndReads()
    {
        var visitor = await ArriveAsync(await House.ServerAsync(Database.Sqlite), Screen.Phone);
        var desk = new StaffDesk(await visitor.OpenTabAsync());

        await desk.Page.GotoAsync("/console");

        await Expect(desk.Page.Locator("#password")).ToBeVisibleAsync();
        await HoldsAsync(desk);
    }

    private static async Task HoldsAsync(StaffDesk desk)
    {
        await PageRules.FitsAsync(desk.Page);
        await PageRules.CanBeReadOutAsync(desk.Page);
        await PageRules.CanBeReadAsync(desk.Page);
    }
}
