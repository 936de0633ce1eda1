using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.HandOver;

/// <summary>转人工, from the chat to the console and back.</summary>
public sealed class HandOverTests(HandOverTests.Servers servers) : IClassFixture<HandOverTests.Servers>
{
    private const string Phone = "13800138000";

    [Theory]
    [EachDatabase]
    public async Task Ask_FromTheMiddleOfAForm_ReachesStaffAndComesBack(Database database)
    {
        await using var server = await SharedServer.StartAsync(database, ("HandOver:HoursZh", "工作日 9:00–17:30"));
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        await chat.AskAsync("反映意见");
        await chat.AskAsync("城关街道东街");

        var said = Words(await chat.AskAsync("转人工"));
        said.ShouldContain("已转给工作人员");
        said.ShouldContain("工作日 9:00–17:30");
        Words(await chat.AskAsync("转人工")).ShouldContain("还在处理中");
        (await RequestsAsync(server, person)).ShouldHaveSingleItem();
        Words(await chat.AskAsync("<b>路灯</b>不亮")).ShouldContain("具体情况", Case.Sensitive, "the form goes on");

        await console.OpenAsync("/console/handover");
        console.Words.ShouldContain(person.Name);
        console.Words.ShouldContain("正在：反映意见");
        await console.OpenAsync($"/console/handover/{await RequestAsync(server, person)}");
        console.Words.ShouldContain("城关街道东街");
        console.Html.ShouldNotContain("<b>路灯</b>");
        await console.SubmitAsync("Answer.Text", ("Answer.Text", "请问是哪一段？"));
        console.Words.ShouldContain("回复已发给对方");
        await chat.WaitForAsync(one => one.FromBot && one.Words.Contains("请问是哪一段", StringComparison.Ordinal), "the answer, in the chat");

        Words(await chat.PressAndWaitAsync("回复工作人员")).ShouldContain("每条消息都会转给工作人员");
        Words(await chat.AskAsync("邮局到小学那一段。")).ShouldContain("已转给工作人员");
        Words(await chat.AskAsync("完成")).ShouldContain("反映意见", Case.Sensitive, "back to what was put aside");

        await console.SubmitAsync("Answer.Text", ("Answer.Text", "没看到新的话就发。"));
        console.Status.ShouldBe(HttpStatusCode.Conflict);
        console.Words.ShouldContain("有了新的消息");
        console.Html.ShouldContain("没看到新的话就发。");
        await console.OpenAsync($"/console/handover/{await RequestAsync(server, person)}");
        console.Words.ShouldContain("邮局到小学那一段。");
        await console.SubmitAsync("Close.Seen");
        console.Words.ShouldContain("已办结");
        await chat.WaitForAsync(one => one.FromBot && one.Words.Contains("已办结", StringComparison.Ordinal), "the end, in the chat");
        (await ServerProcess.RunAsync(server.Place, ["verify-audit"])).Code.ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Transcript_ForStaff_HidesWhatIsPrivate(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        foreach (var answer in (string[])["反映意见", "城关街道东街", "路灯不亮", "坏了三盏。", "跳过", "是", $"王大爷 {Phone}", "转人工"])
        {
            await chat.AskAsync(answer);
        }

        await console.OpenAsync($"/console/handover/{await RequestAsync(server, person)}");

        console.Words.ShouldContain("坏了三盏");
        console.Html.ShouldNotContain(Phone);
        console.Html.ShouldNotContain("王大爷");
    }

    [Theory]
    [EachDatabase]
    public async Task Request_OfAnotherCongress_IsNotThereForStaff(Database database)
    {
        var server = await servers.GetAsync(database);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        await chat.AskAsync("转人工");
        var request = await RequestAsync(server, person);
        await console.OpenAsync($"/console/handover/{request}");
        var html = console.Html;
        await server.Place.ExecuteAsync("""update "HandOverRequests" set "BodyId" = @other where "Id" = @request""", ("other", Guid.NewGuid()), ("request", request));

        await console.SubmitAsync("Answer.Text", ("Answer.Text", "不归我们管。"));
        console.Words.ShouldNotContain("回复已发给对方");
        await console.OpenAsync($"/console/handover/{request}");
        console.Status.ShouldBe(HttpStatusCode.NotFound);
        await console.OpenAsync("/console/handover?state=all");

        html.ShouldContain("answer-text");
        console.Html.ShouldNotContain(request.ToString());
        (await server.Place.CountAsync("""select count(*) from "HandOverMessages" where "RequestId" = @request""", ("request", request))).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Ask_InTwoConversationsAtOnce_IsOneRequest(Database database)
    {
        var server = await servers.GetAsync(database);
        var people = Enumerable.Range(0, 6).Select(_ => server.Congress.Next()).ToList();
        var chats = await Task.WhenAll(people.Select(person => WebChatClient.SignInAsync(server.Process, person)));
        // All of them are one person, as far as the record knows.
        foreach (var chat in chats)
        {
            await server.Place.ExecuteAsync("""update "Conversations" set "Version" = "Version" + 1, "PersonId" = @person where "ExternalId" = @id""", ("person", Guid.Parse(people[0].Id)), ("id", chat.ConversationId));
        }

        await Task.WhenAll(chats.Select(chat => chat.SendAsync("转人工")));

        (await RequestsAsync(server, people[0])).ShouldHaveSingleItem();
        foreach (var chat in chats)
        {
            await chat.DisposeAsync();
        }
    }

    private static async Task<Guid> RequestAsync(SharedServer server, DemoPerson person) => Guid.Parse((await RequestsAsync(server, person)).Single());

    private static Task<IReadOnlyList<string>> RequestsAsync(SharedServer server, DemoPerson person) =>
        server.Place.ReadAsync("""select "Id" from "HandOverRequests" where "PersonId" = @person""", ("person", Guid.Parse(person.Id)));

    private static string Words(IReadOnlyList<ChatActivity> said) => string.Join('\n', said.Select(one => one.Words));

    /// <summary>Servers whose record is tampered with.</summary>
    public sealed class Servers : SharedServers;
}
