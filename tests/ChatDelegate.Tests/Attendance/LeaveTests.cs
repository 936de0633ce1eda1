using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Attendance;

public sealed class LeaveTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Ask_GoesToTheConvenor_WhoApprovesByOneTouchAndTheDelegateIsTold()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.MeetingAsync();
        (await week.RunAsync(week.Fang, "leave.ask", ("meeting", meeting.Id.ToString()), ("reason", "当天住院手术"))).Refusal.ShouldBeNull();

        var card = (await week.House.NoticesAsync(week.Convenor)).ShouldHaveSingleItem().In("zh-CN")[0].Card.ShouldNotBeNull();
        card.Title.ShouldContain("方文");
        card.Blocks.OfType<Paragraph>().ShouldContain(line => line.Text.Contains("原则上不得请假"));
        var approve = card.Buttons[0].Action.Values.ShouldNotBeNull();
        (await week.RunAsync(week.Convenor, "attendance.open", ("leave", approve["leave"]), ("me", approve["me"]))).Refusal.ShouldBeNull();

        var record = (await week.RecordAsync(meeting.Id, week.Fang)).ShouldNotBeNull();
        (record.State, record.Reason, record.RecordedBy).ShouldBe((AttendanceState.OnLeave, "当天住院手术", week.Convenor.PersonId));
        (await week.House.NoticesAsync(week.Fang)).ShouldHaveSingleItem().In("zh-CN")[0].Card!.Title.ShouldBe("请假已批准");
    }

    [Fact]
    public async Task Refuse_NeedsAReason_WhichTheDelegateReads()
    {
        await using var week = await WeekHouse.OpenAsync();
        var id = await AskedAsync(week);

        var asked = await week.RunAsync(week.Convenor, "attendance.open", ("leave", id.ToString()), ("me", "refuse"));
        asked.Values["refusing"].ShouldBe((ChatDelegate.Dialogs.Value)id.ToString());
        (await RequestAsync(week)).State.ShouldBe(LeaveState.Asked);
        (await week.RefusalAsync(week.Convenor, "attendance.add", ("text", "  "), ("refusing", id.ToString()))).ShouldBe("NoReason");
        (await week.RunAsync(week.Convenor, "attendance.add", ("text", "票决日请到会"), ("refusing", id.ToString()))).Refusal.ShouldBeNull();

        (await RequestAsync(week)).State.ShouldBe(LeaveState.Refused);
        (await week.RecordsAsync()).ShouldBe(0);
        (await week.House.NoticesAsync(week.Fang)).ShouldHaveSingleItem().In("zh-CN")[0].Card!.Blocks.OfType<Paragraph>().ShouldContain(line => line.Text == "批复意见：票决日请到会");
        (await week.RefusalAsync(week.Convenor, "attendance.add", ("text", "再说一次"), ("refusing", id.ToString()))).ShouldBe("Decided");
    }

    [Fact]
    public async Task ThatMayNotBe_IsRefusedInWordsAndChangesNothing()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.MeetingAsync();
        var id = await AskedAsync(week);
        var desk = week.House.Services.GetRequiredService<LeaveDesk>();

        (await week.RefusalAsync(week.Fang, "leave.ask", ("meeting", meeting.Id.ToString()), ("reason", "再来一次"))).ShouldBe("Asked");
        (await week.RefusalAsync(week.Elsewhere, "leave.ask", ("meeting", meeting.Id.ToString()), ("reason", "别组的会"))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.open", ("leave", id.ToString()), ("me", "approve"))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.add", ("text", "不行"), ("refusing", id.ToString()))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Fang, "attendance.open", ("leave", id.ToString()), ("me", "approve"))).ShouldBe("OtherGroup");
        (await desk.DecideAsync(week.Convenor, id, true, null, TimeZoneInfo.Utc, None)).ShouldBe(AttendanceError.NotAllowed, "the console is for staff");
        (await desk.DecideAsync(week.House.Stranger, id, true, null, TimeZoneInfo.Utc, None)).ShouldBe(AttendanceError.Missing);

        (await RequestAsync(week)).State.ShouldBe(LeaveState.Asked);
        (await week.RecordsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task OfTheConvenor_IsDecidedByStaffOnly()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.MeetingAsync();
        await week.RunAsync(week.Convenor, "leave.ask", ("meeting", meeting.Id.ToString()), ("reason", "出差在外地"));
        var id = (await RequestAsync(week)).Id;

        (await week.House.NoticesAsync(week.Convenor)).ShouldBeEmpty();
        (await week.RefusalAsync(week.Convenor, "attendance.open", ("leave", id.ToString()), ("me", "approve"))).ShouldBe("Own");
        (await week.House.Services.GetRequiredService<LeaveDesk>().DecideAsync(week.Clerk, id, true, null, TimeZoneInfo.Utc, None)).ShouldBeNull();

        (await week.RecordAsync(meeting.Id, week.Convenor))!.State.ShouldBe(AttendanceState.OnLeave);
    }

    [Fact]
    public async Task OnLeave_WhoComesAfterAll_IsCheckedIn()
    {
        await using var week = await WeekHouse.OpenAsync();
        var id = await AskedAsync(week);
        await week.RunAsync(week.Convenor, "attendance.open", ("leave", id.ToString()), ("me", "approve"));
        var meeting = await week.OpenedAsync();
        (await week.House.NoticesAsync(week.Fang)).Count.ShouldBe(1, "whoever is on leave is not asked to check in");

        (await week.ComeAsync(week.Fang, meeting.Id)).Refusal.ShouldBeNull();

        (await week.RecordAsync(meeting.Id, week.Fang))!.State.ShouldBe(AttendanceState.Present);
    }

    private static async Task<Guid> AskedAsync(WeekHouse week)
    {
        var meeting = await week.MeetingAsync();
        (await week.RunAsync(week.Fang, "leave.ask", ("meeting", meeting.Id.ToString()), ("reason", "当天住院手术"))).Refusal.ShouldBeNull();
        return (await RequestAsync(week)).Id;
    }

    private static async Task<LeaveRequest> RequestAsync(WeekHouse week)
    {
        await using var db = await week.House.ReadAsync();
        return await db.Set<LeaveRequest>().SingleAsync();
    }
}
