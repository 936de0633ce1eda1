using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Script;

/// <summary>A meeting hosted over the public addresses: in the convenor's chat and on their page, seen by their supervisor, overseen by staff.</summary>
public sealed class HostScriptTests(SharedServers servers)
{
    /// <summary>A group that no other test holds a meeting of.</summary>
    private const int Group = 24;

    [Theory]
    [EachDatabase]
    public async Task Meeting_HostedInChatAndOnThePage_IsOneScriptForAllWhoSeeIt(Database database)
    {
        var server = await servers.GetAsync(database);
        var convenors = server.Congress.People.Where(person => person.Role == "convenor").ToList();
        var group = convenors[Group].Group.ShouldNotBeNull();
        await using var convenor = await WebChatClient.SignInAsync(server.Process, convenors[Group]);
        await using var other = await WebChatClient.SignInAsync(server.Process, convenors[Group + 1]);
        await using var supervisor = await WebChatClient.SignInAsync(server.Process, server.Congress.People.Single(person => person.Role == "supervisor" && person.Group == group));
        await using var stranger = WebChatClient.Stranger(server.Process);

        Words(await convenor.AskAsync("主持词")).ShouldContain("召集人台");
        Words(await convenor.PressAndWaitAsync("开始主持")).ShouldContain("现在开始签到");
        await supervisor.WaitForAsync(said => said.FromBot && said.Words.Contains("主持词进度", StringComparison.Ordinal), "the steps, as the script begins");
        Words(await convenor.PressAndWaitAsync("开始签到")).ShouldContain("签到已开始");

        var view = await ViewAsync(convenor);
        view["group"]!.GetValue<string>().ShouldBe(group);
        view["buttons"]!.AsArray().Select(button => button!["do"]!.GetValue<string>()).ShouldBe(["next", "skip"]);
        var seen = await ViewAsync(supervisor);
        (seen["leads"]!.GetValue<bool>(), seen["buttons"]!.AsArray().Count, seen["move"]!.ToJsonString()).ShouldBe((false, 0, view["move"]!.ToJsonString()));
        (await stranger.CallAsync(HttpMethod.Get, "/desk/desk.json", null, null)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var at = view["move"]!.GetValue<int>();
        var both = await Task.WhenAll(StepAsync(convenor, view, "next", at), StepAsync(convenor, view, "next", at));
        both.Select(one => one.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        both.Single(one => one.Status == HttpStatusCode.Conflict).Said.ShouldContain("这次点击没有生效");
        (await StepAsync(other, view, "next", at + 1)).ShouldBe((HttpStatusCode.Forbidden, "这是别的代表小组的会议，您只能主持本组的会议。"));
        (await StepAsync(supervisor, view, "next", at + 1)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await StepAsync(convenor, view, "skip", at + 1)).Status.ShouldBe(HttpStatusCode.BadRequest, "without a reason");
        (await StepAsync(convenor, view, "next", null)).Status.ShouldBe(HttpStatusCode.Conflict);

        Words(await convenor.AskAsync("跳过：与会代表都已到齐")).ShouldContain("这次点击没有生效", Case.Sensitive, "the page has gone on since this chat saw it");
        Words(await convenor.AskAsync("跳过：与会代表都已到齐")).ShouldContain("第 3/");
        (await server.Place.CountAsync(
            """select count(*) from "ScriptDeviations" d join "ScriptRuns" r on r."Id" = d."RunId" join "Groups" g on g."Id" = r."GroupId" where g."Name" = @group""", ("group", group))).ShouldBe(1);

        await FileAsync(supervisor);
        await OverseeAsync(server, group, view["meeting"]!.GetValue<string>());
    }

    [Theory]
    [EachDatabase]
    public async Task Page_FromAChannelWithoutABrowser_IsReachedByALinkThatWorksOnceForItsOwnPerson(Database database)
    {
        var server = await servers.GetAsync(database);
        var convenors = server.Congress.People.Where(person => person.Role == "convenor").ToList();
        await using var teams = await TeamsClient.StartAsync(server.Process);
        await teams.AskAsync((await SlipDesk.IssueAsync(server.Place, convenors[Group + 2])).Code);
        (await teams.AskAsync("主持词")).Buttons.ShouldContain(button => button.Label == "打开网页版");
        var link = LinkIn(await teams.AskAsync("网页版"));
        link.AbsolutePath.ShouldBe("/desk");
        (link.Query, link.Fragment.Contains(convenors[Group + 2].Id.Replace("-", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)).ShouldBe((string.Empty, false), "the server's log sees nothing of it, and it names nobody");

        await using var other = await WebChatClient.SignInAsync(server.Process, convenors[Group + 3]);
        (await EnterAsync(other, link)).ShouldBe((HttpStatusCode.Forbidden, "这台设备上登录的是另一个人，链接只能由本人打开。"));
        await using var tablet = WebChatClient.Stranger(server.Process);
        (await EnterAsync(tablet, link)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await ViewAsync(tablet))["group"]!.GetValue<string>().ShouldBe(convenors[Group + 2].Group);
        (await tablet.PostJsonAsync("/chat/token", null)).Status.ShouldNotBe(HttpStatusCode.OK, "it opens the desk, and not the chat");
        await using var thief = WebChatClient.Stranger(server.Process);
        (await EnterAsync(thief, link)).Status.ShouldBe(HttpStatusCode.Gone);
        (await thief.CallAsync(HttpMethod.Get, "/desk/desk.json", null, null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [EachDatabase]
    public async Task Script_WithAWrongStep_IsNotSaved_AndStaffAreToldWhere(Database database)
    {
        var server = await servers.GetAsync(database);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        var before = await server.Place.CountAsync("""select count(*) from "HostScripts" where "By" is not null""");

        await console.OpenAsync("/console/script/text");
        console.Words.ShouldContain("示例/待本级人大确认");
        await console.SubmitAsync("Sent.Text", ("Sent.Text", "script: host-script\nstatus: {zh-CN: 示例, en: Sample}\ntitle: {zh-CN: 主持词, en: Script}\nstages:\n  - stage: decide\n    title: {zh-CN: 票决, en: Vote}\n    steps:\n      - id: a\n        title: {zh-CN: 投票, en: Vote}\n        act: vote\n        lines: [{zh-CN: 投票, en: Vote}]\n"), ("Sent.Reason", "改"));

        console.Status.ShouldBe(HttpStatusCode.Conflict);
        console.Words.ShouldContain("programme/host-script.yaml:10: 'act: vote' is unknown. Use check-in, roll");
        (await server.Place.CountAsync("""select count(*) from "HostScripts" where "By" is not null""")).ShouldBe(before);
    }

    /// <summary>The supervisor files from the desk: nobody has checked in and a step was left out, so only the content is asked about.</summary>
    private static async Task FileAsync(WebChatClient supervisor)
    {
        Words(await supervisor.AskAsync("督导")).ShouldContain("被跳过，理由：与会代表都已到齐");
        Words(await supervisor.PressAndWaitAsync("填报督导情况")).ShouldContain("逐项核对");
        foreach (var answer in (string[])["是", "签到后有代表离开", "跳过"])
        {
            await supervisor.AskAsync(answer);
        }

        Words(await supervisor.PressAndWaitAsync("提交")).ShouldContain("督导情况已提交");
    }

    private static async Task OverseeAsync(SharedServer server, string group, string meeting)
    {
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        await console.OpenAsync("/console/script");
        console.Words.ShouldContain(group);
        await console.OpenAsync($"/console/script/{meeting}");
        console.Words.ShouldContain("与会代表都已到齐");
        console.Words.ShouldContain("签到后有代表离开");
        await console.SubmitAsync("Sent.Reason", ("Sent.Reason", "召集人手机没电"), ("Sent.Do", "Next"));
        console.Words.ShouldContain("工作机构代为操作");
    }

    private static Uri LinkIn(ChatActivity said) =>
        new(said.Cards.SelectMany(card => card["actions"] is JsonArray all ? all : []).Select(action => action?["url"]?.ToString()).First(url => url is not null)!);

    private static async Task<(HttpStatusCode Status, string Said)> EnterAsync(WebChatClient browser, Uri link)
    {
        var (status, body) = await browser.PostJsonAsync("/desk/enter", new JsonObject { ["pass"] = link.Fragment.TrimStart('#') });
        return (status, body?["detail"]?.GetValue<string>() ?? string.Empty);
    }

    private static string Words(IEnumerable<ChatActivity> said) => string.Join('\n', said.Select(one => one.Words));

    private static async Task<JsonNode> ViewAsync(WebChatClient who)
    {
        var (status, body) = await who.CallAsync(HttpMethod.Get, "/desk/desk.json", null, null);
        status.ShouldBe(HttpStatusCode.OK, body?.ToJsonString());
        return body.ShouldNotBeNull();
    }

    private static async Task<(HttpStatusCode Status, string Said)> StepAsync(WebChatClient who, JsonNode view, string what, int? at)
    {
        var (status, body) = await who.PostJsonAsync("/desk/step", new JsonObject { ["do"] = what, ["meeting"] = view["meeting"]!.GetValue<string>(), ["at"] = at });
        return (status, body?["detail"]?.GetValue<string>() ?? string.Empty);
    }
}
