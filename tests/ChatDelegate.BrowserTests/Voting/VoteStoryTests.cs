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
        // Its own: everybody is prompted to vote, in the middle of whatever they are doing.
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
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

        var voted = chat.Cards.Filter(new() { HasText = "已投票" }).First;
        await Expect(voted).ToBeVisibleAsync();
        await Expect(voted.GetByText("去投票", new() { Exact = true })).ToHaveCountAsync(0);
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

    [BrowserTheory]
    [InlineData(1920, 1080)]
    public async Task Result_FromTheScreenToTheRecord_IsSeenByAllAndCanBeChecked(int width, int height)
    {
        // Its own: a result is told to everybody, in the middle of whatever they are doing.
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
        var people = Enumerable.Range(0, 4).Select(_ => server.Congress.Next()).ToList();
        var desk = await DeskAsync(server, Screen.Desktop);
        var codes = new List<string>();
        var ballot = await PrepareAsync(server, desk, people, codes);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "生成大屏链接" }).ClickAsync();
        await Expect(desk.Page.Locator(".done")).ToBeVisibleAsync();
        var address = await desk.Page.Locator("section[aria-labelledby=screens] code").InnerTextAsync();
        var hall = await (await ArriveAsync(server, new Screen(width, height, Touch: false))).OpenTabAsync();
        await hall.GotoAsync(address);
        await HallAsync(hall);
        await Expect(hall.Locator(".big strong").Nth(1)).ToHaveTextAsync("0");

        var (chat, page) = await VotingAsync(server, people[3], ballot, dark: false);
        await page.Locator(".pick").Nth(0).ClickAsync();
        await page.Locator("button.primary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认投票" }).ClickAsync();
        await Expect(hall.Locator(".big strong").Nth(1)).ToHaveTextAsync("1");

        await page.GotoAsync($"/ballot/{ballot}/result");
        await Expect(page.GetByText("结果尚未公布")).ToBeVisibleAsync();
        await CountAsync(desk, ballot, codes);
        await Expect(hall.Locator(".stage")).ToContainTextAsync("计票完成，等待公布");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "公布结果" }).ClickAsync();
        await Expect(hall.Locator(".outcome")).ToBeVisibleAsync();
        await HallAsync(hall);
        await Expect(chat.Cards.Last).ToContainTextAsync("须得");
        await page.GotoAsync($"/ballot/{ballot}/result");
        await HoldsAsync(page);

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "关闭大屏" }).ClickAsync();
        await Expect(hall.GetByRole(AriaRole.Heading, new() { Name = "大屏已关闭" })).ToBeVisibleAsync();
        await RecordAsync(desk, ballot);
        await BoardAsync(server);
    }

    private static async Task HallAsync(IPage hall)
    {
        foreach (var (width, height) in ((int, int)[])[(1280, 720), (1920, 1080)])
        {
            await hall.SetViewportSizeAsync(width, height);
            await HoldsAsync(hall);
            (await hall.EvaluateAsync<int>("document.documentElement.scrollHeight - innerHeight")).ShouldBeLessThanOrEqualTo(0, "a hall cannot scroll");
        }
    }

    private static async Task CountAsync(StaffDesk desk, string ballot, List<string> codes)
    {
        var page = desk.Page;
        await page.GotoAsync($"/console/voting/{ballot}");
        await page.Locator("#close-reason").FillAsync("演练结束");
        await page.GetByRole(AriaRole.Button, new() { Name = "结束全部投票" }).ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        await page.Locator("#code-0").FillAsync(codes[0]);
        await page.Locator("#code-1").FillAsync(codes[1]);
        await page.Locator("form:has(#code-0) button").ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        await HoldsAsync(page);
    }

    /// <summary>Made, downloaded, held against itself, and against what somebody has changed.</summary>
    private static async Task RecordAsync(StaffDesk desk, string ballot)
    {
        var page = desk.Page;
        await page.GotoAsync($"/console/voting/{ballot}");
        await page.Locator("form:has(input[name=_handler][value=confirm]) button").ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        await page.GotoAsync($"/console/voting/{ballot}/record");
        await page.GetByRole(AriaRole.Button, new() { Name = "定稿" }).ClickAsync();
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        await HoldsAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 Word（中文）" }).ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        foreach (var (changed, said) in ((bool, string)[])[(false, "一致：这是第 1 稿"), (true, "不一致")])
        {
            file[^1] ^= changed ? (byte)1 : (byte)0;
            await page.Locator("#sent-file").SetInputFilesAsync(new FilePayload { Name = "record.docx", MimeType = "application/octet-stream", Buffer = file });
            await page.GetByRole(AriaRole.Button, new() { Name = "核对" }).ClickAsync();
            await Expect(page.Locator("section[aria-labelledby=check] [role=status]")).ToContainTextAsync(said);
        }

        await page.GotoAsync($"/console/voting/{ballot}/record/print?edition=1");
        await HoldsAsync(page);
        await Expect(page.Locator(".official")).ToContainTextAsync("两名监票人启封计票");
    }

    private async Task BoardAsync(SharedServer server)
    {
        foreach (var screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            var page = (await DeskAsync(server, screen)).Page;
            await page.GotoAsync("/console/board");
            await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
            await HoldsAsync(page);
            await page.Locator("#order").SelectOptionAsync("Turnout");
            await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
            await Expect(page.Locator("#order")).ToHaveValueAsync("Turnout");
            await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        }
    }

    private async Task<string> PrepareAsync(SharedServer server, StaffDesk desk, List<DemoPerson> people, List<string>? codes = null)
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
            var code = await CodeAsync(server, person, ballot);
            codes?.Add(code);
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

    private async Task<string> CodeAsync(SharedServer server, DemoPerson person, string ballot)
    {
        var page = await (await ArriveAsync(server, Screen.Phone)).OpenTabAsync();
        await page.GotoAsync(person.SignInUrl);
        await page.GotoAsync($"/ballot/{ballot}/scrutineer");
        await HoldsAsync(page);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator(".code")).ToBeVisibleAsync();
        await HoldsAsync(page);
        return await page.Locator(".code").InnerTextAsync();
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
