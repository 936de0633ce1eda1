using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.Congress.Attendance.Codes;
using ChatDelegate.Congress.Data;
using ChatDelegate.ServerTests.Support;
using Microsoft.Extensions.Options;

namespace ChatDelegate.ServerTests.Attendance;

/// <summary>From 开始签到 in the convenor's chat to the code on the screen and the delegates who scan it.</summary>
public sealed class CheckInByCodeTests(SharedServers servers)
{
    [Theory]
    [EachDatabase]
    public async Task Meeting_FromItsBeginningToItsEnd_ByCodeButtonAndNumber(Database database)
    {
        var server = await servers.GetAsync(database);
        var group = server.Congress.People.Last(person => person.Role == "convenor").Group;
        var people = server.Congress.People.Where(person => person.Group == group && person.Role == "delegate").ToList();
        await using var convenor = await WebChatClient.SignInAsync(server.Process, server.Congress.People.Last(person => person.Role == "convenor"));
        await using var one = await WebChatClient.SignInAsync(server.Process, people[0]);
        await using var two = await WebChatClient.SignInAsync(server.Process, people[1]);
        await using var outsider = await server.Congress.SignInAsync();
        await using var stranger = WebChatClient.Stranger(server.Process);
        var codes = new CheckInCodes(new KeyRing(Options.Create(new DataOptions { Path = server.Place.Folder })));

        Words(await convenor.AskAsync("签到")).ShouldContain("签到台");
        Words(await convenor.PressAndWaitAsync("开始签到")).ShouldContain("应到 15 · 已到 0");
        await one.WaitForAsync(said => said.FromBot && said.Words.Contains("会议开始签到", StringComparison.Ordinal), "the button, for everyone of the group");
        var meeting = Guid.Parse((await server.Place.ReadAsync(
            """select m."Id" from "GroupMeetings" m join "Groups" g on g."Id" = m."GroupId" where m."State" = 'Open' and g."Name" = @group""", ("group", group!))).Single());
        string Code(TimeSpan age) => codes.Show(meeting, TimeProvider.System.GetUtcNow() - age);

        var screen = await JsonAsync(convenor, "/checkin/screen.json");
        screen["group"]!.GetValue<string>().ShouldBe(group);
        screen["code"]!.GetValue<string>().ShouldStartWith("data:image/png;base64,");
        screen["definitions"]!.ToJsonString().ShouldNotBeEmpty();
        (await StatusAsync(one, "/checkin/screen.json")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(stranger, "/checkin/screen.json")).ShouldBe(HttpStatusCode.Unauthorized);

        (await ScanAsync(stranger, Code(TimeSpan.Zero))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ScanAsync(outsider, Code(TimeSpan.Zero))).ShouldBe((HttpStatusCode.Forbidden, "您不在这个小组，没有办理。请到本组会场，用本组的二维码或签到按钮。"));
        var photo = await ScanAsync(one, Code(TimeSpan.FromMinutes(2)));
        photo.Status.ShouldBe(HttpStatusCode.Gone);
        photo.Said.ShouldContain("照片和转发的都不能用");
        (await ScanAsync(one, "AAAA")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var pass = (await JsonAsync(one, "/checkin/scan.json?code=" + Code(TimeSpan.Zero)))["pass"]!.GetValue<string>();
        (await PostAsync(two, pass)).Status.ShouldBe(HttpStatusCode.BadRequest, "another's pass");
        (await RowsAsync(server, meeting)).ShouldBe(0);

        (await PostAsync(one, pass)).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(one, pass)).ShouldBe((HttpStatusCode.Conflict, "已经签到过了，不用重复。"));
        Words(await two.PressAndWaitAsync("签到")).ShouldContain("签到成功");
        Words(await convenor.AskAsync($"补签{people[2].Name}")).ShouldContain("已代为签到 1 人");
        (await RowsAsync(server, meeting)).ShouldBe(3);
        (await JsonAsync(convenor, "/checkin/screen.json"))["figures"]!.AsArray().Single(figure => figure!["label"]!.GetValue<string>() == "已到")!["value"]!.GetValue<string>().ShouldBe("3");
        Words(await convenor.AskAsync("谁没到")).ShouldContain("未到 12 人");

        await convenor.AskAsync("散会");
        Words(await convenor.AskAsync("是")).ShouldContain("已结束");
        (await ScanAsync(one, Code(TimeSpan.Zero))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await RowsAsync(server, meeting)).ShouldBe(15);
    }

    [Theory]
    [EachDatabase]
    public async Task Staff_SendANotice_AndSeeWhoHasReadIt(Database database)
    {
        var server = await servers.GetAsync(database);
        var group = server.Congress.People.Last(person => person.Role == "convenor").Group;
        var reader = server.Congress.People.Last(person => person.Role == "delegate" && person.Group != group);
        await using var chat = await WebChatClient.SignInAsync(server.Process, reader);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        var groupId = (await server.Place.ReadAsync("""select "Id" from "Groups" where "Name" = @name""", ("name", reader.Group!))).Single();

        await console.OpenAsync("/console/programme/notices");
        await console.SubmitAsync("Send.Title", ("Send.Title", "<b>活动周通知</b>"), ("Send.Text", "请按时参加。"), ("Send.Groups", groupId));
        console.Words.ShouldContain("通知已发出");
        console.Html.ShouldNotContain("<b>活动周通知</b>");
        console.Words.ShouldContain("共发给 15 人");
        await chat.WaitForAsync(said => said.FromBot && said.Words.Contains("请按时参加。", StringComparison.Ordinal), "the notice, in the chat");
        Words(await chat.PressAndWaitAsync("已读")).ShouldContain("✓ 已读");

        await console.OpenAsync(console.Location.AbsolutePath + "?state=read");
        console.Words.ShouldContain(reader.Name);
        await console.OpenAsync("/console/programme");
        console.Words.ShouldContain("民生实事项目审议票决");
        await console.OpenAsync("/console/attendance");
        console.Words.ShouldContain("参与率＝已到人数");
        await console.OpenAsync("/console/programme/template");
        console.Words.ShouldContain("示例/待本级人大确认");
    }

    private static string Words(IEnumerable<ChatActivity> said) => string.Join('\n', said.Select(one => one.Words));

    private static Task<long> RowsAsync(SharedServer server, Guid meeting) =>
        server.Place.CountAsync("""select count(*) from "Attendance" where "MeetingId" = @meeting and "Part" = 'Delegate'""", ("meeting", meeting));

    private static async Task<JsonNode> JsonAsync(WebChatClient who, string path)
    {
        var (status, body) = await who.CallAsync(HttpMethod.Get, path, null, null);
        status.ShouldBe(HttpStatusCode.OK, body?.ToJsonString());
        return body.ShouldNotBeNull();
    }

    private static async Task<HttpStatusCode> StatusAsync(WebChatClient who, string path) => (await who.CallAsync(HttpMethod.Get, path, null, null)).Status;

    private static async Task<(HttpStatusCode Status, string Said)> ScanAsync(WebChatClient who, string code) => Said(await who.CallAsync(HttpMethod.Get, "/checkin/scan.json?code=" + code, null, null));

    private static async Task<(HttpStatusCode Status, string Said)> PostAsync(WebChatClient who, string pass) => Said(await who.PostJsonAsync("/checkin/in", new JsonObject { ["pass"] = pass }));

    private static (HttpStatusCode Status, string Said) Said((HttpStatusCode Status, JsonNode? Body) answer) => (answer.Status, answer.Body?["detail"]?.GetValue<string>() ?? string.Empty);
}
