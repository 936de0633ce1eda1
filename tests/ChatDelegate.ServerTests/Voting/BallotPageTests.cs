using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.ServerTests.Crashes;
using ChatDelegate.ServerTests.Support;
using Microsoft.Extensions.Options;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>A vote over the public addresses: console, chat and ballot page, and what is left of it behind them.</summary>
public sealed partial class BallotPageTests
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    [Theory]
    [EachDatabase]
    public async Task Vote_FromTheConsoleToTheReceipt_LeavesNoChoiceBehind(Database database)
    {
        // At whatever hour this runs: without quiet hours. On a weekend the demo's vote meetings have been held, and everybody is admitted: then it is Monday.
        await using var place = await ServerPlace.CreateAsync(database);
        var clock = new ClockFile(place);
        var ahead = ToAWorkday(DateTimeOffset.UtcNow.ToOffset(Shanghai).DayOfWeek);
        clock.Set(ahead);
        await using var server = await SharedServer.OfAsync(await ServerProcess.StartAsync(place, clock.Setting));
        var people = Enumerable.Range(0, 4).Select(_ => server.Congress.Next()).ToList();
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        var (ballot, codes) = await PrepareAsync(server, console, people, DateTimeOffset.UtcNow.ToOffset(Shanghai) + ahead);
        await using var chat = await WebChatClient.SignInAsync(server.Process, people[0]);
        Words(await chat.AskAsync("投票")).ShouldContain("请先签到");
        await AdmitAsync(server, console, ballot, people);

        await console.OpenAsync($"/console/voting/{ballot}/prompts");
        await console.SubmitAsync("开始提醒", ("Start.Do", "start"));
        console.Words.ShouldContain("已开始提醒未投票的代表");
        var card = await chat.WaitForAsync(one => one.FromBot && one.Words.Contains("请您投票", StringComparison.Ordinal), "the prompt");
        card.Words.ShouldContain("无记名投票");
        var button = card.Cards.Single()["actions"]!.AsArray().ShouldHaveSingleItem()!;
        (button["type"]!.ToString(), button["title"]!.ToString()).ShouldBe(("Action.OpenUrl", "去投票"));
        var voter = new VoterBrowser(chat.Http);
        await voter.OpenAsync(button["url"]!.ToString());
        voter.Status.ShouldBe(HttpStatusCode.OK);
        voter.Last.Headers.CacheControl!.NoStore.ShouldBeTrue();
        voter.Last.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        voter.Html.ShouldNotContain(" checked", Case.Sensitive, "nothing is chosen from the start");
        var (stamped, marked) = (voter.Form, Marks(voter.Html));
        await voter.SendAsync(("choice", marked[0]), ("choice", marked[1]), ("choice", marked[2]));
        voter.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        voter.Words.ShouldContain("选得太多了");
        Checked().Count(voter.Html).ShouldBe(3, "what was marked is kept");
        await voter.SendAsync(stamped, ("choice", marked[1]));
        voter.Words.ShouldContain("请核对您的选票");
        var confirmed = voter.Form;
        await voter.SendAsync(confirmed);
        voter.Words.ShouldContain("您的选票已投入票箱");
        var receipt = Receipt().Match(voter.Words).Value;
        receipt.ShouldNotBeEmpty();
        voter.Last.RequestMessage!.RequestUri!.Query.ShouldBeEmpty();

        await chat.WaitForAsync(one => one.FromBot && one.Words.Contains("已投票。", StringComparison.Ordinal), "the card, turned into 已投票");
        (await server.Place.CountAsync("""select count(*) from "Transcript" where "ActivityId" = @id""", ("id", card.Id))).ShouldBe(2, "the prompt, and what it turned into");
        (await server.Place.CountAsync("""select count(distinct "At") from "Transcript" where "ActivityId" = @id""", ("id", card.Id))).ShouldBe(1, "with no time of its own");
        (await server.Place.CountAsync("""select count(*) from "Notices" where "About" = 'voting.voted' and "PersonId" = @person""", ("person", Guid.Parse(people[0].Id)))).ShouldBe(0);
        await voter.SendAsync(confirmed);
        voter.Status.ShouldBe(HttpStatusCode.Conflict);
        voter.Words.ShouldContain("每位代表只能投一次");
        await RefusalsAsync(server, ballot, people, stamped, marked);
        await voter.OpenAsync($"/ballot/{ballot}/receipts");
        voter.Words.ShouldContain("投票结束后公布");

        await ByLinkAsync(server, ballot, people, marked[0], ahead);
        await CountAsync(console, ballot, codes);
        console.Words.ShouldContain("计票完成");
        await voter.OpenAsync($"/ballot/{ballot}/receipts");
        await voter.SendAsync(("receipt", receipt));
        voter.Words.ShouldContain("这张票在票箱里");
        await voter.SendAsync(("receipt", "1234 5678 9012"));
        voter.Words.ShouldContain("名单里没有这个回执");
        Words(await chat.AskAsync("投票")).ShouldContain("正在计票");
        await console.SubmitAsync("公布结果");
        Words(await chat.AskAsync("投票")).ShouldContain("过半数须得");
        await console.SubmitAsync("确认结果并销毁");
        await console.OpenAsync("/console/voting/satisfaction");
        await console.SubmitAsync("Sent.Title");
        console.Words.ShouldContain("没有可以测评的项目", Case.Sensitive, "two votes of 450 have chosen nothing");
        (await ServerProcess.RunAsync(server.Place, ["verify-audit"])).Code.ShouldBe(0);
        await NothingLeftAsync(server, receipt, marked[1]);
    }

    [Fact]
    public async Task Practice_IsOpenToAllAndKeepsNothing()
    {
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
        var visitor = VoterBrowser.Stranger(server.Process);
        const string held = """select (select count(*) from "Ballots") + (select count(*) from "BallotRoll") + (select count(*) from "BallotBox")""";
        var before = await server.Place.CountAsync(held);

        await visitor.OpenAsync("/ballot/practice");
        visitor.Words.ShouldContain("模拟票 · 不计票");
        await visitor.SendAsync(("choice", "1"), ("choice", "2"), ("choice", "3"));
        visitor.Words.ShouldContain("选得太多了");
        await visitor.OpenAsync("/ballot/practice");
        await visitor.SendAsync(("choice", "3"));
        visitor.Words.ShouldContain("请核对您的选票");
        await visitor.SendAsync();

        visitor.Words.ShouldContain("没有保存，也不计票");
        (await server.Place.CountAsync(held)).ShouldBe(before);
    }

    private static TimeSpan ToAWorkday(DayOfWeek today) => TimeSpan.FromDays(today switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 });

    /// <summary>Through the pages of the console and of three scrutineers.</summary>
    private static async Task<(string Ballot, IReadOnlyList<string> Codes)> PrepareAsync(SharedServer server, ConsoleClient console, List<DemoPerson> people, DateTimeOffset now)
    {
        await console.OpenAsync("/console/voting/new");
        await console.SubmitAsync("Sent.Title", ("Sent.Places", "2"), ("Sent.From", Field(now.AddHours(-1))), ("Sent.To", Field(now.AddHours(3))));
        console.Words.ShouldContain("票决已建立");
        var ballot = console.Location.AbsolutePath.Split('/')[^1];
        var numbers = await Task.WhenAll(people.Take(3).Select(person => NumberAsync(server, person)));
        await console.SubmitAsync("推定", ("Sent.Numbers[0]", numbers[0]), ("Sent.Numbers[1]", numbers[1]), ("Sent.Numbers[2]", numbers[2]));
        console.Words.ShouldContain("监票人已推定");
        await console.SubmitAsync("交各组投票");
        console.Words.ShouldContain("三名监票人都领取监票码后才能开始");
        var codes = new List<string>();
        foreach (var person in people.Take(3))
        {
            var scrutineer = await VoterBrowser.SignInAsync(server.Process, person);
            await scrutineer.OpenAsync($"/ballot/{ballot}/scrutineer");
            await scrutineer.SendAsync();
            codes.Add(Code().Match(scrutineer.Words).Value);
            await scrutineer.OpenAsync($"/ballot/{ballot}/scrutineer");
            scrutineer.Words.ShouldContain("监票码已经领取过");
        }

        var other = await VoterBrowser.SignInAsync(server.Process, people[3]);
        await other.OpenAsync($"/ballot/{ballot}/scrutineer");
        other.Words.ShouldContain("您不是这次票决的监票人");
        await console.OpenAsync($"/console/voting/{ballot}");
        await console.SubmitAsync("交各组投票");
        console.Words.ShouldContain("已交各组");
        await console.SubmitAsync("Sent.Group", ("Sent.Do", "open"));
        console.Words.ShouldContain("已开启投票");
        return (ballot, codes);
    }

    private static async Task AdmitAsync(SharedServer server, ConsoleClient console, string ballot, List<DemoPerson> people)
    {
        foreach (var person in people.Take(3))
        {
            await console.OpenAsync($"/console/voting/{ballot}");
            await console.SubmitAsync("Sent.Number", ("Sent.Number", await NumberAsync(server, person)), ("Sent.Reason", "现场签到设备故障"));
            console.Words.ShouldContain("已准予投票");
        }
    }

    /// <summary>A stranger, somebody who is not admitted, another one's form, no form, another site's form.</summary>
    private static async Task RefusalsAsync(SharedServer server, string ballot, List<DemoPerson> people, HtmlForm stamped, IReadOnlyList<string> marks)
    {
        var stranger = VoterBrowser.Stranger(server.Process);
        await stranger.OpenAsync($"/ballot/{ballot}");
        stranger.Status.ShouldBe(HttpStatusCode.Unauthorized);
        await stranger.OpenAsync("/ballot/go/bm8gbGluayBvZiBvdXJz");
        stranger.Status.ShouldBe(HttpStatusCode.Gone);
        var late = await VoterBrowser.SignInAsync(server.Process, people[3]);
        await late.OpenAsync($"/ballot/{ballot}");
        late.Words.ShouldContain("请先签到");
        var second = await VoterBrowser.SignInAsync(server.Process, people[1]);
        await second.SendAsync(stamped, ("choice", marks[0]));
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Words.ShouldContain("这一页打开太久或已经失效", Case.Sensitive, "it is somebody else's page");
        await second.OpenAsync($"/ballot/{Guid.NewGuid()}");
        second.Status.ShouldBe(HttpStatusCode.NotFound);
        await second.OpenAsync($"/ballot/{ballot}");
        await second.SendAsync(("choice", "999"), ("stamp", "forged"));
        second.Words.ShouldContain("已经失效");
        (await server.Place.CountAsync("""select count(*) from "BallotBox" """)).ShouldBe(1);
    }

    /// <summary>From a channel where nobody is signed in on our pages: a link for one person, which lets in nobody else and to nothing else.</summary>
    private static async Task ByLinkAsync(SharedServer server, string ballot, List<DemoPerson> people, string mark, TimeSpan ahead)
    {
        var passes = new BallotPasses(new KeyRing(Options.Create(new DataOptions { Path = server.Place.Folder })), TimeProvider.System);
        string Link(DemoPerson person, TimeSpan life) => $"/ballot/go/{passes.Issue(BallotPasses.Link, Guid.Parse(ballot), Guid.Parse(person.Id), ahead + life)}";
        var old = VoterBrowser.Stranger(server.Process);
        await old.OpenAsync(Link(people[2], TimeSpan.FromSeconds(-1)));
        old.Status.ShouldBe(HttpStatusCode.Gone);
        var other = await VoterBrowser.SignInAsync(server.Process, people[1]);
        await other.OpenAsync(Link(people[2], TimeSpan.FromMinutes(5)));
        other.Status.ShouldBe(HttpStatusCode.Forbidden);
        other.Words.ShouldContain("这个链接不是给您的");

        var voter = VoterBrowser.Stranger(server.Process);
        await voter.OpenAsync(Link(people[2], TimeSpan.FromMinutes(5)));
        voter.Last.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe($"/ballot/{ballot}", "the link is gone from the address");
        voter.Words.ShouldContain(people[2].Name);
        await voter.SendAsync(("choice", mark));
        await voter.SendAsync();
        voter.Words.ShouldContain("您的选票已投入票箱");
        await voter.OpenAsync(Link(people[2], TimeSpan.FromMinutes(5)));
        voter.Words.ShouldContain("每位代表只能投一次");
        await voter.OpenAsync($"/ballot/{ballot}/scrutineer");
        voter.Status.ShouldBe(HttpStatusCode.Unauthorized, "no link gets anybody a scrutineer's code");
    }

    private static async Task CountAsync(ConsoleClient console, string ballot, IReadOnlyList<string> codes)
    {
        await console.OpenAsync($"/console/voting/{ballot}");
        await console.SubmitAsync("结束全部投票");
        console.Words.ShouldContain("请写明原因");
        await console.SubmitAsync("结束全部投票", ("Sent.Reason", "演示"));
        console.Words.ShouldContain("票箱已打乱");
        await console.SubmitAsync("开箱计票", ("Sent.One", "1"), ("Sent.OneCode", codes[0]), ("Sent.Other", "2"), ("Sent.OtherCode", "WRONG-CODE"));
        console.Words.ShouldContain("票箱没有打开");
        await console.SubmitAsync("开箱计票", ("Sent.One", "1"), ("Sent.OneCode", codes[0]), ("Sent.Other", "2"), ("Sent.OtherCode", codes[1]));
    }

    /// <summary>Neither the receipt nor the choice is in any table, file or line that the server has written; the result says only sums.</summary>
    private static async Task NothingLeftAsync(SharedServer server, string receipt, string choice)
    {
        var plain = receipt.Replace(" ", string.Empty, StringComparison.Ordinal);
        server.Process.Output.ShouldNotContain(receipt);
        server.Process.Output.ShouldNotContain(plain);
        server.Process.Output.ShouldNotContain($"choice={choice}");
        foreach (var column in (string[])["""select "Activity" from "Transcript" """, """select coalesce("State", '') from "Conversations" """, """select "Replies" from "Notices" """, """select "Action" || "Change" from "AuditEntries" """])
        {
            var rows = string.Join('\n', await server.Place.ReadAsync(column));
            rows.ShouldNotContain(receipt);
            rows.ShouldNotContain(plain);
            rows.ShouldNotContain("choice");
        }
    }

    private static async Task<string> NumberAsync(SharedServer server, DemoPerson person) =>
        (await server.Place.ReadAsync("""select "Number" from "Seats" where "PersonId" = @person""", ("person", Guid.Parse(person.Id))))[0];

    private static string Field(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Marks(string html) => [.. Boxes().Matches(html).Select(match => match.Groups[1].Value)];

    private static string Words(IReadOnlyList<ChatActivity> said) => string.Join('\n', said.Select(one => one.Words));

    [GeneratedRegex("""type="checkbox" name="choice" value="([0-9]+)\x22""")]
    private static partial Regex Boxes();

    [GeneratedRegex("""\schecked\b""")]
    private static partial Regex Checked();

    [GeneratedRegex("[0-9]{4} [0-9]{4} [0-9]{4}")]
    private static partial Regex Receipt();

    [GeneratedRegex("([0-9A-Z]{4}-){5}[0-9A-Z]{4}")]
    private static partial Regex Code();
}
