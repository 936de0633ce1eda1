using System.Globalization;
using ChatDelegate.BrowserTests.Support;
using ChatDelegate.ServerTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Voting;

/// <summary>A vote as people see it: staff at their desks and phones, scrutineers and a delegate with their phones.</summary>
public sealed class VoteStoryTests(House house) : BrowserTest(house)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Vote_OnPhoneAndDesk_FitsAndReads(bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var people = Enumerable.Range(0, 4).Select(_ => server.Congress.Next()).ToList();
        var desk = await DeskAsync(server, (dark ? Screen.Phone : Screen.Desktop) with { Dark = dark });
        var ballot = await PrepareAsync(server, desk, people);
        var (chat, page) = await VotingAsync(server, people[3], ballot, dark);

        await page.Locator(".pick").Nth(0).ClickAsync();
        await Expect(page.Locator(".count")).ToHaveTextAsync("已选 1 / 最多 2");
        await page.Locator(".pick").Nth(2).ClickAsync();
        await page.Locator(".pick").Nth(4).ClickAsync();
        await Expect(page.Locator(".count")).ToContainTextAsync("已超过 2 个");
        await Expect(page.Locator("button.primary")).ToBeDisabledAsync();
        await page.Locator(".pick").Nth(4).ClickAsync();
        await HoldsAsync(page);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator(".choices li")).ToHaveCountAsync(2);
        await HoldsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "返回修改" }).ClickAsync();
        await Expect(page.Locator("input:checked")).ToHaveCountAsync(2);
        await page.Locator("button.primary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认投票" }).ClickAsync();
        await Expect(page.Locator(".digits")).ToBeVisibleAsync();
        await HoldsAsync(page);
        page.Url.ShouldEndWith("/cast");

        await Expect(chat.Cards.Last).ToContainTextAsync("已投票");
        await Expect(chat.Button("去投票")).ToHaveCountAsync(0);
        await page.GotoAsync($"/ballot/{ballot}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("已投票");
        await HoldsAsync(page);
        await desk.Page.GotoAsync($"/console/voting/{ballot}/prompts");
        await HoldsAsync(desk.Page);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "开始提醒" }).ClickAsync();
        await Expect(desk.Page.Locator(".done")).ToHaveTextAsync("已开始提醒未投票的代表。");
        foreach (var address in (string[])["", "/turnout", "/paper", "/prompts"])
        {
            await desk.Page.GotoAsync($"/console/voting/{ballot}{address}");
            await HoldsAsync(desk.Page);
        }
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Practice_WithoutScript_GoesAllTheWay(bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var visitor = await ArriveAsync(server, Screen.Phone with { Dark = dark });
        var page = await visitor.OpenTabAsync();
        await page.RouteAsync("**/ballot.js", route => route.AbortAsync());

        await page.GotoAsync("/ballot/practice");
        await HoldsAsync(page);
        await page.Locator(".pick").Nth(1).ClickAsync();
        await page.Locator("button.primary").ClickAsync();
        await HoldsAsync(page);
        await page.Locator("button.primary").ClickAsync();

        await Expect(page.GetByText("没有保存，也不计票")).ToBeVisibleAsync();
        await HoldsAsync(page);
    }

    private async Task<string> PrepareAsync(SharedServer server, StaffDesk desk, List<DemoPerson> people)
    {
        var page = desk.Page;
        await page.GotoAsync("/console/voting/rules");
        await HoldsAsync(page);
        await page.GotoAsync("/console/voting/new");
        await HoldsAsync(page);
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        await page.Locator("#places").FillAsync("2");
        await page.Locator("#from").FillAsync(Field(now.AddHours(-1)));
        await page.Locator("#to").FillAsync(Field(now.AddHours(3)));
        await page.Locator("main button.primary").ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        var ballot = new Uri(page.Url).Segments[^1];
        foreach (var (i, person) in people.Take(3).Index())
        {
            await page.Locator($"#scrutineer-{i}").FillAsync((await server.Place.ReadAsync("""select "Number" from "Seats" where "PersonId" = @person""", ("person", Guid.Parse(person.Id))))[0]);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "推定", Exact = true }).ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        await HoldsAsync(page);
        foreach (var person in people.Take(3))
        {
            await CodeAsync(server, person, ballot);
        }

        await page.GotoAsync($"/console/voting/{ballot}");
        await page.GetByRole(AriaRole.Button, new() { Name = "交各组投票" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开启投票" }).ClickAsync();
        await Expect(page.Locator(".done")).ToHaveTextAsync("已开启投票。");
        await page.Locator("#admit-number").FillAsync((await server.Place.ReadAsync("""select "Number" from "Seats" where "PersonId" = @person""", ("person", Guid.Parse(people[3].Id))))[0]);
        await page.Locator("#admit-reason").FillAsync("签到设备故障");
        await page.GetByRole(AriaRole.Button, new() { Name = "未签到领票" }).ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        return ballot;
    }

    private async Task CodeAsync(SharedServer server, DemoPerson person, string ballot)
    {
        var page = await (await ArriveAsync(server, Screen.Phone)).OpenTabAsync();
        await page.GotoAsync(person.SignInUrl);
        await page.GotoAsync($"/ballot/{ballot}/scrutineer");
        await HoldsAsync(page);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator(".code")).ToBeVisibleAsync();
        await HoldsAsync(page);
    }

    /// <summary>From the card in the chat to the ballot page: one touch.</summary>
    private async Task<(ChatPage Chat, IPage Ballot)> VotingAsync(SharedServer server, DemoPerson person, string ballot, bool dark)
    {
        var chat = await ChatAsync(server, new Screen(390, 844, Touch: true) { Dark = dark }, person);
        await chat.AskAsync("投票", "无记名投票");
        var page = await chat.Page.Context.RunAndWaitForPageAsync(() => chat.Button("去投票").ClickAsync());
        await Expect(page.Locator(".count")).ToHaveTextAsync("已选 0 / 最多 2");
        new Uri(page.Url).AbsolutePath.ShouldBe($"/ballot/{ballot}");
        await Expect(page.Locator("input:checked")).ToHaveCountAsync(0);
        await HoldsAsync(page);
        return (chat, page);
    }

    private static async Task HoldsAsync(IPage page)
    {
        await PageRules.FitsAsync(page);
        await PageRules.CanBeReadOutAsync(page);
        await PageRules.CanBeReadAsync(page);
    }

    private static string Field(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
