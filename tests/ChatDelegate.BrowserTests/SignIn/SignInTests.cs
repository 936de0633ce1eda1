using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.SignIn;

public sealed class SignInTests(House house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task SignIn_EmptyAndWrongCode_SaysWhatToDo()
    {
        var chat = await StrangerAsync(await House.ServerAsync(Database.Sqlite));
        var problem = chat.Page.GetByRole(AriaRole.Alert);

        await chat.CodeBox.PressAsync("Enter");
        await Expect(problem).ToHaveTextAsync("请先输入登录码。");
        await chat.CodeBox.FillAsync("999999");
        await chat.CodeBox.PressAsync("Enter");

        await Expect(problem).ToContainTextAsync("登录码");
        await Expect(problem).Not.ToHaveTextAsync("请先输入登录码。");
        await Expect(chat.CodeBox).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task SignIn_CodeAsReadAloud_WorksOnce()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var desk = await DeskAsync(server);
        var code = await desk.IssueCodeAsync(server.Congress.Next());
        var chat = await StrangerAsync(server);

        await chat.CodeBox.FillAsync(" " + string.Join('-', code.Replace(" ", "", StringComparison.Ordinal).Chunk(2).Select(pair => new string(pair))) + " ");
        await chat.CodeBox.PressAsync("Enter");
        await chat.GreetedAsync();

        var other = await StrangerAsync(server);
        await other.CodeBox.FillAsync(code);
        await other.CodeBox.PressAsync("Enter");
        await Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("登录码");
        await Expect(other.CodeBox).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Enter_LinkFromConsole_LeavesTheAddressAndWorksOnce()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var desk = await DeskAsync(server);
        await desk.IssueCodeAsync(server.Congress.Next());
        var link = await desk.Page.Locator("a[href*='/chat/enter/']").GetAttributeAsync("href") ?? "";

        var visitor = await ArriveAsync(server, Screen.Phone);
        var chat = new ChatPage(visitor, await visitor.OpenTabAsync());
        await chat.Page.GotoAsync(link);
        var enter = chat.Page.GetByRole(AriaRole.Button, new() { Name = "进入" });
        await Expect(enter).ToBeVisibleAsync();
        chat.Page.Url.ShouldEndWith("/chat/enter", Case.Sensitive, "the single-use token must not stay in the history");
        await enter.ClickAsync();
        await chat.GreetedAsync();

        await chat.Page.GotoAsync(link);
        await enter.ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Link, new() { Name = "改用登录码" })).ToBeVisibleAsync();
    }

    private async Task<ChatPage> StrangerAsync(SharedServer server)
    {
        var visitor = await ArriveAsync(server, Screen.Phone);
        var chat = new ChatPage(visitor, await visitor.OpenTabAsync());
        await chat.Page.GotoAsync("/chat");
        await Expect(chat.CodeBox).ToBeVisibleAsync();
        return chat;
    }
}
