using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Versions;

/// <summary>Dialogs change while people are in them: nobody is thrown out, nothing is asked twice, and new ones begin with the new.</summary>
public sealed class ReloadTests
{
    private const string Loaded = "loaded anew";

    [Theory]
    [EachDatabase]
    public async Task Change_WhileAFormIsUnderWay_EndsByTheOldAndBeginsByTheNew(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var chat = await server.Congress.SignInAsync();
        await BeginAsync(chat);

        NewVersion.PutIn(dialogs);
        await server.Process.SaysAsync(Loaded);

        await using var other = await server.Congress.SignInAsync();
        Words(await other.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestion);
        Words(await other.AskAsync("路灯不亮")).ShouldContain(NewVersion.Added);
        await EndByTheOldAsync(server, chat);
        Words(await chat.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestion);
    }

    [Theory]
    [EachDatabase]
    public async Task Change_WithARestartInBetween_EndsByTheOldAndBeginsByTheNew(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var chat = await server.Congress.SignInAsync();
        await BeginAsync(chat);

        await server.Process.KillAsync();
        NewVersion.PutIn(dialogs);
        await server.Process.RestartAsync();
        await chat.ReconnectAsync();

        await EndByTheOldAsync(server, chat);
        Words(await chat.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestion);
    }

    [Theory]
    [EachDatabase]
    public async Task Change_OfAText_IsSaidAtOnce(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var chat = await server.Congress.SignInAsync();
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));

        dialogs.Change("texts/engine.yaml", text => text.Replace("没有正在办的事", "手头没有事", StringComparison.Ordinal));
        dialogs.Change("texts/console.yaml", text => text.Replace("代表履职工作台", "履职工作台", StringComparison.Ordinal));
        await server.Process.SaysAsync(Loaded);

        Words(await chat.AskAsync("状态")).ShouldContain("手头没有事");
        await console.OpenAsync("/console");
        console.Words.ShouldNotContain("代表履职工作台");
    }

    [Theory]
    [EachDatabase]
    public async Task Break_AFile_ChangesNothingAndIsShownToAdministrators(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var chat = await server.Congress.SignInAsync();
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("admin"));
        await BeginAsync(chat);

        dialogs.Change(NewVersion.File, text => text.Replace("type: place", "type: planet", StringComparison.Ordinal));
        await server.Process.SaysAsync("dialogs/report-opinion.yaml:");

        await using var other = await server.Congress.SignInAsync();
        Words(await other.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestionBefore);
        await EndByTheOldAsync(server, chat);
        await console.OpenAsync("/console/dialogs");
        console.Words.ShouldContain("dialogs/report-opinion.yaml:");
        console.Words.ShouldContain("planet");
        await console.SubmitAsync("立即重新载入");
        console.Status.ShouldBe(HttpStatusCode.Conflict);
        console.Words.ShouldContain("没有载入");
    }

    [Theory]
    [EachDatabase]
    public async Task Reload_ByTheButton_LoadsAndIsOnRecord(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting, ("Dialogs:Watch", "false"));
        await using var chat = await server.Congress.SignInAsync();
        var admin = server.Congress.Next("admin");
        using var console = await ConsoleClient.SignInAsync(server.Process, admin);
        await BeginAsync(chat);
        NewVersion.PutIn(dialogs);

        await console.OpenAsync("/console/dialogs");
        await console.SubmitAsync("立即重新载入");

        console.Status.ShouldBe(HttpStatusCode.OK, console.Words);
        console.Words.ShouldContain("已重新载入");
        console.Words.ShouldContain("report-opinion 2 ");
        console.Words.ShouldContain("旧版，仍有会话");
        (await server.Place.CountAsync(
            """select count(*) from "AuditEntries" where "Kind" = 'DialogReloads' and "Action" = 'dialogs.reload' and "ActorId" = @admin""", ("admin", Guid.Parse(admin.Id)))).ShouldBe(1);
        (await ServerProcess.RunAsync(server.Place, ["verify-audit"])).Code.ShouldBe(0);
        await EndByTheOldAsync(server, chat);
        await console.OpenAsync("/console/dialogs");
        console.Words.ShouldNotContain("旧版，仍有会话");
    }

    [Theory]
    [EachDatabase]
    public async Task DialogsPage_ForStaffWhoAreNoAdministrators_IsDenied(Database database)
    {
        await using var server = await SharedServer.StartAsync(database);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));

        await console.OpenAsync("/console/dialogs");

        console.Words.ShouldContain("没有权限");
    }

    [Theory]
    [EachDatabase]
    public async Task Instance_OfTheOldVersion_GoesOnWithWhatTheNewOneBegan(Database database)
    {
        using var dialogs = DialogsFolder.Copy();
        using var old = DialogsFolder.Copy();
        await using var server = await SharedServer.StartAsync(database, dialogs.Setting);
        await using var other = await ServerProcess.StartAsync(server.Place, old.Setting);
        var person = server.Congress.Next();
        NewVersion.PutIn(dialogs);
        await server.Process.SaysAsync(Loaded);
        await using (var chat = await WebChatClient.SignInAsync(server.Process, person))
        {
            Words(await chat.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestion);
            Words(await chat.AskAsync("路灯不亮")).ShouldContain(NewVersion.Added);
        }

        await using var again = await WebChatClient.SignInAsync(other, person);
        Words(await again.AskAsync("120")).ShouldContain(NewVersion.FirstQuestionBefore);
        Words(await again.AskAsync("取消")).ShouldNotBeEmpty();
        Words(await again.AskAsync("放弃")).ShouldNotBeEmpty();
        Words(await again.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestionBefore);
    }

    private static async Task BeginAsync(WebChatClient chat)
    {
        Words(await chat.AskAsync("反映意见")).ShouldContain(NewVersion.FirstQuestionBefore);
        Words(await chat.AskAsync("城关街道东街")).ShouldContain(NewVersion.FirstQuestion);
    }

    /// <summary>Answers what the old version still asks, and finds all of it on record.</summary>
    private static async Task EndByTheOldAsync(SharedServer server, WebChatClient chat)
    {
        var said = new List<string>();
        foreach (var answer in (string[])["路灯不亮", "坏了三盏，半个月了。", "跳过", "否", "确认提交"])
        {
            said.Add(Words(await chat.AskAsync(answer)));
        }

        string.Join('\n', said).ShouldNotContain(NewVersion.Added);
        said[0].ShouldContain("具体情况");
        (await server.Place.ReadAsync("""select "Place" || '/' || "Matter" from "Opinions" """)).ShouldBe(["城关街道东街/路灯不亮"], said[^1]);
    }

    private static string Words(IReadOnlyList<ChatActivity> said) => string.Join('\n', said.Select(one => one.Words));
}
