using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.SignIn;

/// <summary>A session that ends elsewhere ends on the open page, and says why.</summary>
public sealed class DeviceTests(House house) : BrowserTest(house)
{
    private const string Ended = "这台设备的登录已结束，请重新登录。";

    [BrowserFact]
    public async Task End_FromMyDevices_ShowsSignInOnTheOtherDevice()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        var lost = await ChatAsync(server, person: person);
        var mine = await ChatAsync(server, Screen.Desktop, person);

        await mine.Page.GotoAsync("/chat/devices");
        var other = mine.Page.Locator(".devices li").Filter(new() { HasNotText = "本机" });
        await other.GetByRole(AriaRole.Button).ClickAsync();
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(mine.Page.GetByText("已退出。")).ToBeVisibleAsync();

        await Expect(lost.CodeBox).ToBeVisibleAsync();
        await Expect(lost.Page.GetByText(Ended)).ToBeVisibleAsync();
        await Expect(mine.Page.Locator(".devices li")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task End_FromConsole_ShowsSignInOnTheOpenChat()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var person = server.Congress.Next();
        var chat = await ChatAsync(server, person: person);
        var desk = await DeskAsync(server);

        await desk.EndDeviceAsync(person);

        await Expect(chat.CodeBox).ToBeVisibleAsync();
        await Expect(chat.Page.GetByText(Ended)).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task SignOut_ThisDevice_AsksFirstAndLeadsToSignIn()
    {
        var chat = await ChatAsync(await House.ServerAsync(Database.Sqlite));

        await chat.ChooseAsync("退出登录");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await chat.AskAsync("帮助", "可以");
        await chat.ChooseAsync("退出登录");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();

        await Expect(chat.CodeBox).ToBeVisibleAsync();
        await chat.Page.GotoAsync("/chat");
        await Expect(chat.CodeBox).ToBeVisibleAsync();
    }
}
