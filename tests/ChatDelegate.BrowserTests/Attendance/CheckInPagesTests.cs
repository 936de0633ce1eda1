using ChatDelegate.BrowserTests.Support;
using ChatDelegate.Congress.Attendance.Codes;
using ChatDelegate.Congress.Data;
using ChatDelegate.ServerTests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDelegate.BrowserTests.Attendance;

/// <summary>The screen in the room, and the page on a delegate's phone.</summary>
public sealed class CheckInPagesTests(House house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Screen_StartedByTheConvenor_CountsWhoScansAndNoOldPhoto()
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var convenor = server.Congress.People.Last(person => person.Role == "convenor");
        var member = server.Congress.People.Last(person => person.Role == "delegate" && person.Group == convenor.Group);
        var codes = new CheckInCodes(new KeyRing(Options.Create(new DataOptions { Path = server.Place.Folder })));
        var room = (await ChatAsync(server, Screen.Desktop, convenor)).Page;
        await room.GotoAsync("/checkin");
        await room.GetByRole(AriaRole.Button, new() { Name = "开始签到" }).ClickAsync();
        await Expect(room.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Expect(room.Locator("main")).ToContainTextAsync("参与率＝已到人数");
        await HoldsAsync(room);
        var meeting = Guid.Parse((await server.Place.ReadAsync(
            """select m."Id" from "GroupMeetings" m join "Groups" g on g."Id" = m."GroupId" where m."State" = 'Open' and g."Name" = @group""", ("group", convenor.Group!))).Single());
        string Code(TimeSpan age) => "/checkin/s/" + codes.Show(meeting, TimeProvider.System.GetUtcNow() - age);

        var chat = await ChatAsync(server, Screen.Phone, member);
        var phone = chat.Page;
        await phone.GotoAsync(Code(TimeSpan.FromMinutes(5)));
        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("二维码已过期");
        await HoldsAsync(phone);
        await phone.GotoAsync(Code(TimeSpan.Zero));
        await Expect(phone.GetByRole(AriaRole.Button)).ToBeVisibleAsync();
        await HoldsAsync(phone);
        await phone.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(phone.Locator(".done")).ToContainTextAsync("签到");
        phone.Url.ShouldEndWith("/checkin/s/-", Case.Sensitive, "no code stays in the history");

        await Expect(room.Locator("dl > div").Filter(new() { HasText = "已到" }).Locator("dd")).ToHaveTextAsync("1");
    }

    [BrowserTheory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task ConsolePages_OnPhoneAndDesk_FitAndRead(bool phone, bool dark)
    {
        var server = await House.ServerAsync(Database.Sqlite);
        var desk = await DeskAsync(server, (phone ? Screen.Phone : Screen.Desktop) with { Dark = dark });
        var meeting = (await server.Place.ReadAsync("""select "Id" from "GroupMeetings" limit 1"""))[0];
        var item = (await server.Place.ReadAsync("""select "Id" from "PlanItems" where "Key" = 'study'"""))[0];

        foreach (var address in (string[])
            ["/console/programme", "/console/programme/template", $"/console/programme/items/{item}", "/console/programme/notices", "/console/attendance", $"/console/attendance/{meeting}"])
        {
            await desk.Page.GotoAsync(address.ToLowerInvariant());
            await Expect(desk.Heading).ToHaveCountAsync(1);
            await Expect(desk.Heading).Not.ToHaveTextAsync("没有找到");
            await HoldsAsync(desk.Page);
        }
    }

    private static async Task HoldsAsync(IPage page)
    {
        await PageRules.FitsAsync(page);
        await PageRules.CanBeReadOutAsync(page);
        await PageRules.CanBeReadAsync(page);
    }
}
