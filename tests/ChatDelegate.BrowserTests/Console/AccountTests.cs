using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Console;

public sealed class AccountTests(House house) : BrowserTest(house)
{
    private const string Chosen = "lamp-post-on-east-street-42";

    /// <summary>The way a new installation goes.</summary>
    [BrowserFact]
    public async Task FirstAdministrator_NewInstallation_OpensAnAccountForStaff()
    {
        var server = await SharedServer.StartAsync(Database.Sqlite);
        await using var process = server.Process;
        var administrator = await DoorAsync(server);
        await administrator.SignInFirstAsync(server.Process.FirstAdministrator.User, server.Process.FirstAdministrator.Password, Chosen);

        await administrator.Page.GotoAsync("/console/accounts");
        await administrator.Page.Locator("#person").SelectOptionAsync(new SelectOptionValue { Label = server.Congress.Next("staff").Name });
        await administrator.Page.Locator("#user").FillAsync("reviewer");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "开通账号" }).ClickAsync();
        var password = await administrator.Page.Locator(".secret").Nth(1).InnerTextAsync();

        var reviewer = await DoorAsync(server);
        await reviewer.SignInAsync("reviewer", "wrong password");
        await Expect(reviewer.Page.Locator(".refused")).ToContainTextAsync("没有登录成功");
        await reviewer.SignInFirstAsync("reviewer", password, Chosen);
        await reviewer.Page.GotoAsync("/console/suggestions");
        await Expect(reviewer.Heading).ToHaveTextAsync("待审建议");
        await reviewer.Page.GotoAsync("/console/accounts");
        await Expect(reviewer.Heading).ToHaveTextAsync("没有权限");
    }

    private async Task<StaffDesk> DoorAsync(SharedServer server) => new(await (await ArriveAsync(server, Screen.Desktop)).OpenTabAsync());
}
