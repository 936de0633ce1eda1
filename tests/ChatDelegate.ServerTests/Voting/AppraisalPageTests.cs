using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatDelegate.Congress.Appraisal.Questionnaires;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>The appraisal over the public addresses: a report in the chat, a rating on the ballot page, staff's pages.</summary>
public sealed partial class AppraisalPageTests
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    [Fact]
    public async Task Appraisal_FromTheReportToTheSlips_GoesThroughChatPageAndConsole()
    {
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
        var (reporter, rater) = Colleagues(server);
        using var console = await ConsoleClient.SignInAsync(server.Process, server.Congress.Next("staff"));
        await QuestionnaireAsync(console);
        await using var chat = await WebChatClient.SignInAsync(server.Process, reporter);
        await chat.AskAsync("个人述职");
        await chat.AskAsync("补充：走访选民二十户。");
        await chat.AskAsync("提交");
        Words(await chat.AskAsync("是")).ShouldContain("述职已提交");

        await console.OpenAsync("/console/appraisal");
        console.Words.ShouldContain(reporter.Name);
        await console.OpenAsync("/console/appraisal/reports/" + Report().Match(console.Html).Groups[1].Value);
        console.Words.ShouldContain("走访选民二十户。");
        var (rating, codes) = await RatingAsync(server, console, [reporter, rater, server.Congress.Next()]);
        await console.OpenAsync($"/console/voting/{rating}");
        await console.SubmitAsync("Sent.Number", ("Sent.Number", await NumberAsync(server, rater)), ("Sent.Reason", "现场签到设备故障"));
        console.Words.ShouldContain("已准予投票");

        var voter = await VoterBrowser.SignInAsync(server.Process, rater);
        await voter.OpenAsync($"/ballot/{rating}");
        voter.Words.ShouldContain(reporter.Name);
        voter.Words.ShouldContain("走访选民二十户。");
        voter.Html.ShouldNotContain(" checked", Case.Sensitive, "nothing is graded from the start");
        await voter.SendAsync();
        voter.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        voter.Words.ShouldContain("请逐项评一个等次");
        await voter.SendAsync(("grade-1", "2"));
        voter.Words.ShouldContain("称职");
        await voter.SendAsync();
        voter.Words.ShouldContain("每个等次各有一个回执");
        (await server.Place.CountAsync("""select count(*) from "BallotBox" """)).ShouldBe(1);

        var rated = await VoterBrowser.SignInAsync(server.Process, reporter);
        await rated.OpenAsync($"/ballot/{rating}");
        rated.Words.ShouldContain("不在本次票决的投票名册里", Case.Sensitive, "nobody else of the group has reported, and nobody rates themselves");
        await CountAsync(console, rating, codes);
        Words(await chat.AskAsync("民主评议")).ShouldContain("评议票不足 5 张");
        await using var other = await WebChatClient.SignInAsync(server.Process, rater);
        Words(await other.AskAsync("民主评议")).ShouldContain("您不在被评议代表之列");
        await console.OpenAsync("/console/voting/satisfaction");
        console.Words.ShouldContain("还没有已公布结果的项目票决");
    }

    [Fact]
    public async Task Practice_OfGrades_GradesEachAndKeepsNothing()
    {
        await using var server = await SharedServer.StartAsync(Database.Sqlite);
        var visitor = VoterBrowser.Stranger(server.Process);

        await visitor.OpenAsync("/ballot/practice-graded");
        visitor.Words.ShouldContain("基本满意");
        await visitor.SendAsync(("grade-1", "1"), ("grade-2", "2"));
        visitor.Words.ShouldContain("还有没评的");
        await visitor.SendAsync(("grade-3", "3"));
        visitor.Words.ShouldContain("请核对您的选票");
        await visitor.SendAsync();

        visitor.Words.ShouldContain("没有保存，也不计票");
    }

    private static async Task QuestionnaireAsync(ConsoleClient console)
    {
        await console.OpenAsync("/console/appraisal/questionnaire");
        console.Words.ShouldContain("还没有生效");
        await console.SubmitAsync("Sent.Yaml", ("Sent.Yaml", "questionnaire: 只有名称"));
        console.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        console.Words.ShouldContain("测评表没有保存");
        await console.SubmitAsync("Sent.Yaml", ("Sent.Yaml", QuestionnaireDesk.Sample));
        console.Words.ShouldContain("现行第 1 版");
        console.Words.ShouldContain("示例/待本级人大确认");
    }

    /// <summary>Made, handed to the groups and opened in all of them.</summary>
    private static async Task<(string Rating, IReadOnlyList<string> Codes)> RatingAsync(SharedServer server, ConsoleClient console, IReadOnlyList<DemoPerson> scrutineers)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(Shanghai);
        await console.OpenAsync("/console/appraisal");
        await console.SubmitAsync("Sent.Title", ("Sent.From", Field(now.AddHours(-1))), ("Sent.To", Field(now.AddHours(3))));
        console.Words.ShouldContain("每个等次单独密封入箱");
        var rating = console.Location.AbsolutePath.Split('/')[^1];
        var numbers = await Task.WhenAll(scrutineers.Select(person => NumberAsync(server, person)));
        await console.SubmitAsync("推定", ("Sent.Numbers[0]", numbers[0]), ("Sent.Numbers[1]", numbers[1]), ("Sent.Numbers[2]", numbers[2]));
        var codes = new List<string>();
        foreach (var person in scrutineers)
        {
            var scrutineer = await VoterBrowser.SignInAsync(server.Process, person);
            await scrutineer.OpenAsync($"/ballot/{rating}/scrutineer");
            await scrutineer.SendAsync();
            codes.Add(Code().Match(scrutineer.Words).Value);
        }

        await console.SubmitAsync("交各组投票");
        console.Words.ShouldContain("已交各组");
        await console.SubmitAsync("Sent.Group", ("Sent.Do", "open"));
        console.Words.ShouldContain("已开启投票");
        return (rating, codes);
    }

    /// <summary>One grade is too few to be counted, and staff see no more of it than the delegate.</summary>
    private static async Task CountAsync(ConsoleClient console, string rating, IReadOnlyList<string> codes)
    {
        await console.OpenAsync($"/console/voting/{rating}");
        await console.SubmitAsync("结束全部投票", ("Sent.Reason", "演示"));
        await console.SubmitAsync("开箱计票", ("Sent.One", "1"), ("Sent.OneCode", codes[0]), ("Sent.Other", "2"), ("Sent.OtherCode", codes[1]));
        console.Words.ShouldContain("票数不足，为保密不计");
        await console.SubmitAsync("公布结果");
        console.Words.ShouldContain("票箱内评议票");
    }

    /// <summary>Two delegates of one group.</summary>
    private static (DemoPerson One, DemoPerson Other) Colleagues(SharedServer server)
    {
        var seen = new Dictionary<string, DemoPerson>(StringComparer.Ordinal);
        for (var person = server.Congress.Next(); ; person = server.Congress.Next())
        {
            if (seen.TryGetValue(person.Group.ShouldNotBeNull(), out var other))
            {
                return (other, person);
            }

            seen[person.Group] = person;
        }
    }

    private static async Task<string> NumberAsync(SharedServer server, DemoPerson person) =>
        (await server.Place.ReadAsync("""select "Number" from "Seats" where "PersonId" = @person""", ("person", Guid.Parse(person.Id))))[0];

    private static string Field(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string Words(IReadOnlyList<ChatActivity> said) => string.Join('\n', said.Select(one => one.Words));

    [GeneratedRegex("/console/appraisal/reports/([0-9a-f-]{36})")]
    private static partial Regex Report();

    [GeneratedRegex("([0-9A-Z]{4}-){5}[0-9A-Z]{4}")]
    private static partial Regex Code();
}
