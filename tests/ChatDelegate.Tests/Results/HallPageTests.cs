using System.Net;
using System.Text.RegularExpressions;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Results.Screens;
using ChatDelegate.Congress.Roster.Founding;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Server.Screen;
using ChatDelegate.Server.Screen.Pages;
using ChatDelegate.Server.Turns;
using ChatDelegate.Tests.Suggestions;
using ChatDelegate.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Tests.Results;

/// <summary>The screen in the hall as the server draws it.</summary>
public sealed partial class HallPageTests
{
    private static readonly DateTimeOffset Nine = new(2026, 12, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly AttendanceRules Rules = new("示例", "example", string.Empty, string.Empty, [], (2, 3), LeaveInBase: true);
    private static readonly string[] Projects = ["项目一", "项目二"];

    [Theory]
    [InlineData(30, 1)]
    [InlineData(300, 10)]
    public async Task Screen_OfManyGroups_TurnsSheetsThatCanBeRead(int groups, int sheets)
    {
        var html = await DrawAsync(Ballot(BallotState.Open), groups);

        Sheets().Count(html).ShouldBe(sheets);
        html.ShouldContain($"第{groups}代表小组");
        html.ShouldContain($"<strong>{groups * 13}</strong><span>/ {groups * 15}</span>");
        html.ShouldContain("参投率 86.6%");
    }

    [Theory]
    [InlineData(BallotState.Open)]
    [InlineData(BallotState.Closed)]
    [InlineData(BallotState.Counted)]
    public async Task Screen_BeforePublication_ShowsNoVotes(BallotState state)
    {
        var html = await DrawAsync(Ballot(state), 30);

        html.ShouldNotContain("项目一");
        html.ShouldNotContain("301");
        html.ShouldContain("已投 / 应投");
    }

    [Fact]
    public async Task Screen_AfterPublication_MarksWhatWasChosen()
    {
        var html = await DrawAsync(Ballot(BallotState.Published), 30);

        html.ShouldContain("全体代表 450 人，过半数须得 226 票。");
        Chosen().Count(html).ShouldBe(1);
        html.ShouldContain("✓ 通过");
        html.ShouldNotContain("第1代表小组", Case.Sensitive, "no group's votes, and nothing that looks like them");
    }

    private static async Task<string> DrawAsync(Ballot ballot, int groups)
    {
        var stand = new VoteStand(ballot, [.. Enumerable.Range(1, groups).Select(number => new GroupStand(
            Guid.NewGuid(), number, $"第{number}代表小组", null, AttendanceFigures.Of(15, Enumerable.Repeat(AttendanceState.Present, 14), Rules), 15, 14, 13, GroupState.Open))], Rules);
        var candidates = Projects.Select((name, i) => new BallotCandidate { Id = Guid.NewGuid(), BallotId = ballot.Id, Number = i + 1, Name = name }).ToList();
        var words = new ScreenWords(House.Phrases, "zh-CN", new CongressTime(new CongressZone(Options.Create(new CongressOptions())), new FakeTime()));
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<HallPage>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Words"] = words,
            ["Show"] = new ScreenShow("云州市人民代表大会", "Yunzhou", stand, candidates),
        }))).ToHtmlString());
        return WebUtility.HtmlDecode(html);
    }

    private static Ballot Ballot(BallotState state)
    {
        var rules = BallotRules.Example;
        var ballot = new Ballot { Id = Guid.NewGuid(), BodyId = Guid.Empty, WeekId = Guid.Empty, Title = "民生实事项目票决", Round = 1, WindowFrom = Nine, WindowTo = Nine.AddHours(3), Rules = rules };
        var roll = new RollCount(450, 441, 440, 0);
        var result = Decision.Of(rules, [1, 2], roll, new BallotCount(440, 0, 0, [new CandidateCount(301, 0, 0, 139), new CandidateCount(120, 0, 0, 320)]));
        (BallotState State, Action Take)[] steps =
        [
            (BallotState.Open, () => ballot.Open([], [], Nine)),
            (BallotState.Closed, () => ballot.Close(roll, "a", null, Nine)),
            (BallotState.Counted, () =>
            {
                ballot.Shuffled("b");
                ballot.Count(result, Nine);
            }),
            (BallotState.Published, () => ballot.Publish(Nine)),
        ];
        foreach (var (_, take) in steps.Where(step => step.State <= state))
        {
            take();
        }

        return ballot;
    }

    [GeneratedRegex("<section class=\"groups\"")]
    private static partial Regex Sheets();

    [GeneratedRegex("<li class=\"chosen\"")]
    private static partial Regex Chosen();
}
