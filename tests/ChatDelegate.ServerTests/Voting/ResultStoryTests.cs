using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Results;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Results.Screens;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>What becomes of a result: told once it is published, shown in the hall, written down once it is confirmed. On both databases.</summary>
public sealed class ResultStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [EachDatabase]
    public async Task Result_OncePublished_IsToldToAllWhetherTheyVotedOrNot(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await VotedAsync(house);
        await house.CountedAsync(ballot, codes);
        (await NoticesAsync(house)).ShouldBeEmpty("counted is not published");

        (await house.Get<BallotCounting>().PublishAsync(VotingHouse.ClerkElsewhere, ballot, None))?.Why.ShouldBe(VotingError.Missing);
        (await NoticesAsync(house)).ShouldBeEmpty();
        (await house.Get<BallotCounting>().PublishAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();

        var notices = await NoticesAsync(house);
        notices.Select(notice => notice.PersonId).ShouldBe(Enumerable.Range(0, 10).Select(VotingHouse.Person), ignoreOrder: true);
        notices.Select(notice => notice.Replies).Distinct().ShouldHaveSingleItem("nobody is told anything that another is not");
    }

    [Theory]
    [EachDatabase]
    public async Task Screen_Opened_ShowsSumsUntilItIsClosed(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await VotedAsync(house);
        var desk = house.Get<ScreenDesk>();

        (await desk.OpenAsync(VotingHouse.ClerkElsewhere, ballot, None)).ShouldBe(ResultError.Missing);
        (await desk.OpenAsync(VotingHouse.Convenor(1), ballot, None)).ShouldBe(ResultError.NotStaff);
        (await desk.OpenAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        (await desk.OpenAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        var open = await desk.OpenOnesAsync(ballot, None);
        open.Count.ShouldBe(2);

        var show = (await desk.ShowAsync(open[0].Key, None)).ShouldNotBeNull();
        (show.Stand.Voted, show.Stand.Entitled).ShouldBe((9, 10));
        show.Stand.Groups.Select(group => (group.Name, group.Voted, group.AllVoted)).ShouldBe([("第1代表小组", 5, true), ("第2代表小组", 4, false)]);

        (await desk.CloseAsync(VotingHouse.Convenor(1), ballot, open[0].Link.Id, None)).ShouldBe(ResultError.NotStaff);
        (await desk.CloseAsync(VotingHouse.Clerk, ballot, open[0].Link.Id, None)).ShouldBeNull();
        (await desk.CloseAsync(VotingHouse.Clerk, ballot, open[0].Link.Id, None)).ShouldBe(ResultError.Missing);
        (await desk.ShowAsync(open[0].Key, None)).ShouldBeNull("closed for good");
        (await desk.ShowAsync(open[1].Key, None)).ShouldNotBeNull("each link is its own");
        foreach (var made in (string?[])[null, "", "x", open[1].Link.Id.ToString(), Guid.Empty.ToString("N"), new string('A', 43), open[1].Key[..^2] + (open[1].Key.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA")])
        {
            (await desk.ShowAsync(made, None)).ShouldBeNull(made);
        }

        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Record_OfAConfirmedVote_SaysWhoDidWhatAndStaysAsItIs(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await VotedAsync(house);
        await house.CountedAsync(ballot, codes);
        var (reports, counting) = (house.Get<ReportDesk>(), house.Get<BallotCounting>());
        await counting.PublishAsync(VotingHouse.Clerk, ballot, None);
        (await reports.FinishAsync(VotingHouse.Clerk, ballot, Shanghai, None)).ShouldBe(ResultError.NotConfirmed);
        (await counting.ConfirmAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();

        (await reports.FinishAsync(VotingHouse.Convenor(1), ballot, Shanghai, None)).ShouldBe(ResultError.NotStaff);
        (await reports.FinishAsync(VotingHouse.ClerkElsewhere, ballot, Shanghai, None)).ShouldBe(ResultError.Missing);
        (await reports.FinishAsync(VotingHouse.Clerk, ballot, Shanghai, None)).ShouldBeNull();
        house.Clock.Now = house.Clock.Now.AddDays(1);
        (await reports.FinishAsync(VotingHouse.OtherClerk, ballot, Shanghai, None)).ShouldBe(ResultError.Unchanged, "the same content, whoever asks and whenever");

        var head = (await reports.AllAsync(VotingHouse.Body, ballot, None)).ShouldHaveSingleItem();
        (await reports.AllAsync(VotingHouse.Elsewhere, ballot, None)).ShouldBeEmpty();
        (await reports.FindAsync(VotingHouse.Elsewhere, ballot, head.Edition, None)).ShouldBeNull();
        var report = (await reports.FindAsync(VotingHouse.Body, ballot, head.Edition, None)).ShouldNotBeNull();
        (head.Zh, head.En).ShouldBe((new ReportFile(report.FileZh.Length, ReportDesk.HashOf(report.FileZh)), new ReportFile(report.FileEn.Length, ReportDesk.HashOf(report.FileEn))));
        var content = ReportContent.Read(report.Content);
        ReportContent.HashOf(content.ToJson()).ShouldBe(report.ContentHash);
        content.Steps.Select(step => step.Kind).Distinct().ShouldBe(Enum.GetValues<ReportStepKind>(), ignoreOrder: true);
        content.Steps.Single(step => step.Kind == ReportStepKind.KeyReleased).By.ShouldBe(["代表1", "代表3"], "the two who typed their codes");
        content.Deviations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Kind.ShouldBe(ReportDeviationKind.ClosedEarly), one => one.Reason.ShouldBe("投票已完成"));
        content.Groups.Select(group => group.Voted).ShouldBe([5, 4]);
        content.Groups[1].Voters.Single(voter => !voter.Voted).Name.ShouldBe("代表10");
        (content.AuditFrom, content.AuditTo).ShouldBe(await RangeAsync(house, ballot));
        ReportDesk.Find([head], report.FileZh)?.Locale.ShouldBe("zh-CN");
        var changed = report.FileZh.ToArray();
        changed[^1] ^= 1;
        ReportDesk.Find([head], changed).ShouldBeNull();
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Record_OfOneVoteFromAnother_DiffersInNothingThatTellsHow()
    {
        // Two houses in which the same people vote, the other way round: same sums, so all but the seals' own hashes must be the same.
        var contents = new List<ReportContent>();
        foreach (var turned in (bool[])[false, true])
        {
            await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
            var (ballot, codes) = await house.OpenBallotAsync();
            for (var person = 0; person < 10; person++)
            {
                (await house.CastAsync(ballot, person, person % 2 == 0 == turned ? 0 : 1)).Refusal.ShouldBeNull();
            }

            await house.CountedAsync(ballot, codes);
            contents.Add((await house.Get<ReportDesk>().PreviewAsync(VotingHouse.Body, ballot, Shanghai, None)).ShouldNotBeNull());
        }

        string Same(ReportContent content) => (content with { ReceiptsHash = "", AuditHash = "", RollHash = "" }).ToJson();
        Same(contents[0]).ShouldBe(Same(contents[1]));
    }

    [Theory]
    [EachDatabase]
    public async Task Stand_OfAVoteUnderWay_CountsWithoutNamingAnybody(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await VotedAsync(house);
        await using var db = await house.ReadAsync();

        var stand = await StandQueries.OfAsync(db, await house.BallotAsync(ballot), house.Get<RulesFile>().Rules, None);

        stand.Groups.Sum(group => group.Entitled).ShouldBe(10);
        (await StandQueries.CurrentAsync(db, VotingHouse.Body, None))?.Id.ShouldBe(ballot);
        (await StandQueries.CurrentAsync(db, VotingHouse.Elsewhere, None)).ShouldBeNull();
    }

    private static async Task<(Guid Ballot, string[] Codes)> VotedAsync(VotingHouse house)
    {
        var (ballot, codes) = await house.OpenBallotAsync();
        for (var person = 0; person < 9; person++)
        {
            (await house.CastAsync(ballot, person, 0, 1)).Refusal.ShouldBeNull();
        }

        return (ballot, codes);
    }

    private static async Task<List<Notice>> NoticesAsync(VotingHouse house)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<Notice>().AsNoTracking().Where(notice => notice.About == "voting.published").ToListAsync();
    }

    private static async Task<(long From, long To)> RangeAsync(VotingHouse house, Guid ballot)
    {
        await using var db = await house.ReadAsync();
        var entries = db.Set<Congress.Records.AuditEntry>().Where(entry => entry.RecordId == ballot);
        return (await entries.MinAsync(entry => entry.Seq), await entries.MaxAsync(entry => entry.Seq));
    }
}
