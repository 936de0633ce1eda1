using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Attendance;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Tests.Programme;

public sealed class PlanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Make_FromTheTemplate_HasItemsByTheDatesAndAMeetingOfEachGroup()
    {
        await using var week = await WeekHouse.OpenAsync();

        (await week.ItemAsync("notice")).Due.ShouldBe(At("2026-02-27T18:00"));
        (await week.ItemAsync("vote")).Due.ShouldBe(At("2026-03-06T09:00"));
        (await week.ItemAsync("overview")).Due.ShouldBe(At("2026-03-11T18:00"));
        await using var db = await week.House.ReadAsync();
        (await db.Set<GroupMeeting>().CountAsync()).ShouldBe(2 * 4);
        (await db.Set<ActivityWeek>().SingleAsync()).ExtraZh.ShouldBe("学习党的二十大精神");
    }

    [Fact]
    public async Task Make_ThatMayNotBe_MakesNothing()
    {
        await using var week = await WeekHouse.OpenAsync();
        var dates = WeekHouse.Dates;
        var next = new PlanDates(new(2027, 3, 1), new(2027, 3, 7), new(2027, 3, 5));

        (await week.Plans.MakeAsync(week.Clerk, dates, null, TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.Exists);
        (await week.Plans.MakeAsync(week.Convenor, next, null, TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.NotStaff);
        (await week.Plans.MakeAsync(week.Clerk, next with { Vote = new(2027, 3, 8) }, null, TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.Dates);
        (await week.Plans.MakeAsync(week.Clerk, next with { Starts = new(2027, 3, 8) }, null, TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.Dates);
        (await week.Plans.MakeAsync(week.House.Stranger, next, (await WeekAsync(week)).Id, TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.Missing, "another congress's plan is none to copy");

        await using var db = await week.House.ReadAsync();
        (await db.Set<ActivityWeek>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Copy_OfLastYear_KeepsWhatWasChangedAndTakesTheNewDates()
    {
        await using var week = await WeekHouse.OpenAsync();
        var study = await week.ItemAsync("study");
        (await week.Plans.ChangeAsync(week.Clerk, study.Id, At("2026-03-03T10:00"), true, "会场冲突", TimeZoneInfo.Utc, None)).ShouldBeNull();
        var next = new PlanDates(new(2027, 3, 8), new(2027, 3, 14), new(2027, 3, 13));

        (await week.Plans.MakeAsync(week.Clerk, next, (await WeekAsync(week)).Id, TimeZoneInfo.Utc, None)).ShouldBeNull();

        await using var db = await week.House.ReadAsync();
        var made = await db.Set<ActivityWeek>().SingleAsync(one => one.Year == 2027);
        var items = await db.Set<PlanItem>().Where(item => item.WeekId == made.Id).ToListAsync();
        items.Single(item => item.Key == "vote").Due.ShouldBe(At("2027-03-13T09:00"));
        items.Single(item => item.Key == "site-visit").Due.ShouldBe(At("2027-03-12T17:00"));
        items.ShouldNotContain(item => item.Key == "study", "the X of last year; this one has none");
        items.ShouldAllBe(item => item.Reason == null);
    }

    [Fact]
    public async Task Move_ByTheConvenor_WithinTheWeekOnly_NeverTheVote()
    {
        await using var week = await WeekHouse.OpenAsync();

        (await MoveAsync(week, "集中学习交流", "3月4日下午3点")).ShouldBeNull();
        (await week.MeetingAsync()).Starts.ShouldBe(At("2026-03-04T15:00"));
        (await week.MeetingAsync(group: 11)).Starts.ShouldBe(At("2026-03-02T14:30"), "the other group stays");
        (await MoveAsync(week, "民生实事项目审议票决", "3月5日上午9点")).ShouldBe("Locked");
        (await MoveAsync(week, "集中学习交流", "3月10日上午9点")).ShouldBe("OutsideWindow");
        (await MoveAsync(week, "集中学习交流", "3月7日上午9点")).ShouldBe("StageOrder");
        (await MoveAsync(week, "代表履职评议", "3月7日上午9点")).ShouldBe("StageOrder", "before the discussion of that afternoon");
        (await MoveAsync(week, "报送小组活动情况", "3月7日上午9点")).ShouldBe("Locked");
        (await MoveAsync(week, "集中学习交流", "3月4日3点")).ShouldBe("no_time", "three in the night or in the afternoon");
        (await week.RefusalAsync(week.Fang, "tasks.done", ("item", (await week.ItemAsync("summary")).Id.ToString()))).ShouldBe("Missing", "not a delegate's task");

        (await week.MeetingAsync()).Starts.ShouldBe(At("2026-03-04T15:00"));
        (await week.MeetingAsync("vote")).Starts.ShouldBe(At("2026-03-06T09:00"));
    }

    [Fact]
    public async Task Override_ByStaff_NeedsAReasonAndStaysOnRecord_AndMovesNoVote()
    {
        await using var week = await WeekHouse.OpenAsync();
        var (summary, vote) = (await week.ItemAsync("summary"), await week.ItemAsync("vote"));

        (await week.Plans.MoveAsync(week.Clerk, summary.Id, WeekHouse.Group(10), At("2026-03-09T12:00"), " ", None)).ShouldBe(ProgrammeError.NoReason);
        (await week.Plans.MoveAsync(week.Clerk, vote.Id, WeekHouse.Group(10), At("2026-03-05T09:00"), "想早点", None)).ShouldBe(ProgrammeError.Locked);
        (await week.Plans.ChangeAsync(week.Clerk, vote.Id, At("2026-03-05T09:00"), true, "想早点", TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.Locked);
        (await week.Plans.ChangeAsync(week.House.Stranger, summary.Id, At("2026-03-09T12:00"), true, "别的人大", TimeZoneInfo.Utc, None)).ShouldBe(ProgrammeError.Missing);
        (await week.Plans.MoveAsync(week.Clerk, summary.Id, WeekHouse.Group(10), At("2026-03-09T12:00"), "大雪封路", None)).ShouldBeNull();
        (await week.Plans.ChangeAsync(week.Clerk, vote.Id, At("2026-03-06T10:00"), true, "会场布置", TimeZoneInfo.Utc, None)).ShouldBeNull();

        await using var db = await week.House.ReadAsync();
        (await db.Set<GroupMove>().SingleAsync()).Reason.ShouldBe("大雪封路");
        (await week.MeetingAsync("vote")).Starts.ShouldBe(At("2026-03-06T10:00"));
        var changed = await week.ItemAsync("vote");
        (changed.Reason, changed.ChangedBy, changed.Movable).ShouldBe(("会场布置", week.Clerk.PersonId, false));
    }

    [Fact]
    public async Task Tasks_OfEachRole_AreTheirsByTimeWithTheButtonThatDoesThem()
    {
        await using var week = await WeekHouse.OpenAsync();

        var fang = Card(await week.RunAsync(week.Fang, "tasks.show"));
        Titles(fang).ShouldBe(["阅读活动通知", "集中学习交流", "了解民生实事候选项目", "民生实事项目审议票决", "参加民生实事项目票决", "议案建议集中会商", "听取民意，形成议案建议", "准备个人述职", "代表履职评议", "参加民主评议"]);
        Entry(fang, "听取民意").Action.ShouldBe(new ButtonAction("start", "write-suggestion"));
        Entry(fang, "了解民生").Action!.Do.ShouldBe("act");
        Entry(fang, "集中学习").Note.ShouldNotBeNull().ShouldContain("学 · 学习党的二十大精神 · 3月2日 14:30 · 地点待定 · 还有 13 小时");
        Titles(Card(await week.RunAsync(week.Convenor, "tasks.show"))).ShouldContain("组织票决前项目调研");
        Titles(Card(await week.RunAsync(week.Supervisor, "tasks.show"))).ShouldBe(["集中学习交流", "民生实事项目审议票决", "提交票决督导情况", "议案建议集中会商", "代表履职评议", "提交全程督导情况"]);
        Entry(Card(await week.RunAsync(week.Clerk, "tasks.show")), "印发活动通知").Note.ShouldNotBeNull().ShouldContain("已逾期");
    }

    [Fact]
    public async Task Task_MarkedAndTakenBack_ByItsOwnerOnly()
    {
        await using var week = await WeekHouse.OpenAsync();
        var (projects, site, notice) = (await week.ItemAsync("read-projects"), await week.ItemAsync("site-visit"), await week.ItemAsync("read-notice"));

        (await week.RunAsync(week.Fang, "tasks.done", ("item", projects.Id.ToString()))).Refusal.ShouldBeNull();
        Titles(Card(await week.RunAsync(week.Fang, "tasks.show"))).ShouldNotContain(projects.TitleZh);
        Titles(Card(await week.RunAsync(week.Li, "tasks.show"))).ShouldContain(projects.TitleZh);
        (await week.RunAsync(week.Fang, "tasks.done", ("item", projects.Id.ToString()), ("undo", "yes"))).Refusal.ShouldBeNull();
        Titles(Card(await week.RunAsync(week.Fang, "tasks.show"))).ShouldContain(projects.TitleZh);
        (await week.RefusalAsync(week.Fang, "tasks.done", ("item", site.Id.ToString()))).ShouldBe("Missing");
        (await week.RefusalAsync(week.Fang, "tasks.done", ("item", notice.Id.ToString()))).ShouldBe("NotMarked", "reading it is what marks it");
        (await week.RunAsync(week.Convenor, "tasks.done", ("item", site.Id.ToString()))).Refusal.ShouldBeNull();

        await using var db = await week.House.ReadAsync();
        (await db.Set<PlanMark>().SingleAsync()).SubjectId.ShouldBe(WeekHouse.Group(10));
    }

    [Fact]
    public async Task Tasks_OfAMeeting_AreDoneByBeingThere()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        Entry(Card(await week.RunAsync(week.Fang, "tasks.show")), "集中学习").Action!.Values!["me"].ShouldBe("in");

        await week.ComeAsync(week.Fang, meeting.Id);

        Titles(Card(await week.RunAsync(week.Fang, "tasks.show"))).ShouldNotContain("集中学习交流");
        Titles(Card(await week.RunAsync(week.Convenor, "tasks.show"))).ShouldContain("集中学习交流", "it has not been held yet");
    }

    private static async Task<string?> MoveAsync(WeekHouse week, string title, string to)
    {
        var titles = Titles(Card(await week.RunAsync(week.Convenor, "tasks.show")));
        return await week.RefusalAsync(week.Convenor, "plan.move", ("ordinal", titles.IndexOf(title) + 1), ("to", to));
    }

    private static async Task<ActivityWeek> WeekAsync(WeekHouse week)
    {
        await using var db = await week.House.ReadAsync();
        return await db.Set<ActivityWeek>().OrderBy(one => one.Year).FirstAsync();
    }

    private static Card Card(ChatDelegate.Dialogs.Commands.CommandResult result) => result.Replies[^1].Card.ShouldNotBeNull();

    private static List<string> Titles(Card card) => [.. card.Blocks.OfType<Entry>().Select(entry => entry.Text)];

    private static Entry Entry(Card card, string title) => card.Blocks.OfType<Entry>().First(entry => entry.Text.StartsWith(title, StringComparison.Ordinal));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
