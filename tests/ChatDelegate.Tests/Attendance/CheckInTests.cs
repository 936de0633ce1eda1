using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Tests.Attendance;

public sealed class CheckInTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Start_ByTheConvenor_TellsEveryoneOfTheGroupWithTheButton()
    {
        await using var week = await WeekHouse.OpenAsync();

        var meeting = await week.OpenedAsync();

        meeting.State.ShouldBe(MeetingState.Open);
        foreach (var told in (Participant[])[week.Convenor, week.Fang, week.Li, week.Supervisor])
        {
            var card = (await week.House.NoticesAsync(told)).ShouldHaveSingleItem().In("zh-CN")[0].Card.ShouldNotBeNull();
            card.Buttons.ShouldHaveSingleItem().Action.ShouldBe(
                new ButtonAction("start", "check-in", card.Buttons[0].Action.Values), "the button checks in");
            card.Buttons[0].Action.Values!["me"].ShouldBe("in");
        }

        (await week.House.NoticesAsync(week.Elsewhere)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ByButton_InTimeAndLate_IsRecordedWithWhoRecordedIt()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();

        (await week.ComeAsync(week.Fang, meeting.Id)).Refusal.ShouldBeNull();
        week.GoTo("2026-03-02T14:40:00");
        (await week.ComeAsync(week.Convenor, meeting.Id)).Refusal.ShouldBeNull();
        week.GoTo("2026-03-02T14:40:01");
        (await week.ComeAsync(week.Li, meeting.Id)).Refusal.ShouldBeNull();

        var fang = (await week.RecordAsync(meeting.Id, week.Fang)).ShouldNotBeNull();
        (fang.State, fang.Way, fang.RecordedBy).ShouldBe((AttendanceState.Present, AttendanceWay.Button, week.Fang.PersonId));
        (await week.RecordAsync(meeting.Id, week.Convenor))!.State.ShouldBe(AttendanceState.Present, "ten minutes of grace");
        (await week.RecordAsync(meeting.Id, week.Li))!.State.ShouldBe(AttendanceState.Late);
    }

    [Fact]
    public async Task ThatMayNotBe_IsRefusedInWordsAndChangesNothing()
    {
        await using var week = await WeekHouse.OpenAsync();
        week.GoTo("2026-03-02T14:00");
        var meeting = await week.MeetingAsync();

        (await week.ComeAsync(week.Fang, meeting.Id)).Refusal!.Code.ShouldBe("NotOpen");
        await week.RunAsync(week.Convenor, "attendance.start", ("meeting", meeting.Id.ToString()));
        (await week.ComeAsync(week.Elsewhere, meeting.Id)).Refusal!.Code.ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.start", ("meeting", meeting.Id.ToString()))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.add", ("meeting", meeting.Id.ToString()), ("text", "012"))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.end", ("meeting", meeting.Id.ToString()))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.missing", ("meeting", meeting.Id.ToString()))).ShouldBe("OtherGroup");
        (await week.RefusalAsync(week.Other, "attendance.place", ("meeting", meeting.Id.ToString()), ("text", "别处"))).ShouldBe("OtherGroup");
        (await week.RecordsAsync()).ShouldBe(0);
        (await week.MeetingAsync()).Place.ShouldBeEmpty();

        (await week.ComeAsync(week.Fang, meeting.Id)).Refusal.ShouldBeNull();
        var twice = (await week.ComeAsync(week.Fang, meeting.Id)).Refusal.ShouldNotBeNull();
        (twice.Code, twice.Text).ShouldBe(("Already", "已经签到过了，不用重复。"));
        (await week.RefusalAsync(week.Convenor, "attendance.start", ("meeting", meeting.Id.ToString()))).ShouldBe("IsOpen");
        await week.RunAsync(week.Convenor, "attendance.end", ("meeting", meeting.Id.ToString()));
        (await week.ComeAsync(week.Li, meeting.Id)).Refusal!.Text.ShouldContain("已经结束");
        (await week.RecordAsync(meeting.Id, week.Li))!.State.ShouldBe(AttendanceState.Absent);
    }

    [Fact]
    public async Task ByNumberAtTheDoor_SeveralAtOnce_SaysWhoIsNotMeant()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();

        var said = await week.RunAsync(week.Convenor, "attendance.add", ("meeting", meeting.Id.ToString()), ("text", "001、012号到了 12，99 孙代表"));

        var text = said.Replies[0].Text.ShouldNotBeNull();
        text.ShouldContain("已代为签到 2 人：王召集、方文");
        text.ShouldContain("不止一位：12");
        text.ShouldContain("本组没有：99、孙代表");
        var fang = (await week.RecordAsync(meeting.Id, week.Fang)).ShouldNotBeNull();
        (fang.Way, fang.RecordedBy).ShouldBe((AttendanceWay.Convenor, week.Convenor.PersonId));
        (await week.RecordAsync(meeting.Id, week.Elsewhere)).ShouldBeNull();
        (await week.RunAsync(week.Convenor, "attendance.add", ("meeting", meeting.Id.ToString()), ("text", "李红到了"))).Refusal.ShouldBeNull();
        (await week.RunAsync(week.Convenor, "attendance.add", ("meeting", meeting.Id.ToString()), ("text", "李红"))).Replies[0].Text.ShouldNotBeNull().ShouldContain("此前已签到");
        (await week.RefusalAsync(week.Convenor, "attendance.add", ("meeting", meeting.Id.ToString()), ("text", "大家都好"))).ShouldBe("nobody");
    }

    [Fact]
    public async Task End_WhoeverWasNotThere_IsAbsentAndLeftStaysLeft()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        await week.ComeAsync(week.Fang, meeting.Id);
        await week.ComeAsync(week.Convenor, meeting.Id);
        (await week.RunAsync(week.Fang, "attendance.open", ("meeting", meeting.Id.ToString()), ("me", "out"))).Refusal.ShouldBeNull();
        (await week.RunAsync(week.Fang, "attendance.open", ("meeting", meeting.Id.ToString()), ("me", "out"))).Refusal!.Code.ShouldBe("NotThere");

        await week.RunAsync(week.Convenor, "attendance.end", ("meeting", meeting.Id.ToString()));

        (await week.RecordAsync(meeting.Id, week.Fang))!.State.ShouldBe(AttendanceState.Left);
        (await week.RecordAsync(meeting.Id, week.Convenor))!.State.ShouldBe(AttendanceState.Present);
        (await week.RecordAsync(meeting.Id, week.Li))!.State.ShouldBe(AttendanceState.Absent);
        (await week.RecordAsync(meeting.Id, week.Supervisor)).ShouldBeNull("nobody is absent who is not counted");
    }

    [Fact]
    public async Task ComingBack_AfterLeaving_IsPresentAgainSinceTheFirstTime()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        await week.ComeAsync(week.Fang, meeting.Id);
        await week.RunAsync(week.Convenor, "attendance.out", ("meeting", meeting.Id.ToString()), ("text", "方文"));
        week.GoTo("2026-03-02T15:30:00");

        await week.ComeAsync(week.Fang, meeting.Id);

        var fang = (await week.RecordAsync(meeting.Id, week.Fang)).ShouldNotBeNull();
        (fang.State, fang.ArrivedAt, fang.LeftAt).ShouldBe((AttendanceState.Present, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), null));
    }

    [Fact]
    public async Task Start_OnAnotherDayOrOutOfOrder_NeedsStaffAndAReasonOnRecord()
    {
        await using var week = await WeekHouse.OpenAsync();
        var vote = await week.MeetingAsync("vote");
        (await week.RefusalAsync(week.Convenor, "attendance.start", ("meeting", vote.Id.ToString()))).ShouldBe("OtherDay");
        week.GoTo("2026-03-06T08:50");

        (await week.RefusalAsync(week.Convenor, "attendance.start", ("meeting", vote.Id.ToString()))).ShouldBe("StageOrder", "the study meeting was not held");
        (await week.Meetings.OpenAsync(week.Clerk, vote.Id, " ", TimeZoneInfo.Utc, None)).ShouldBe(AttendanceError.StageOrder);
        (await week.Meetings.OpenAsync(week.House.Stranger, vote.Id, "别的人大", TimeZoneInfo.Utc, None)).ShouldBe(AttendanceError.Missing);
        (await week.Meetings.OpenAsync(week.Clerk, vote.Id, "学习会已并入当天上午", TimeZoneInfo.Utc, None)).ShouldBeNull();

        var opened = await week.MeetingAsync("vote");
        (opened.State, opened.Reason, opened.OpenedBy).ShouldBe((MeetingState.Open, "学习会已并入当天上午", week.Clerk.PersonId));
        await using var db = await week.House.ReadAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "attendance.open" && entry.Kind == "GroupMeetings")).ActorId.ShouldBe(week.Clerk.PersonId);
    }

    [Fact]
    public async Task Supervisor_InAndOut_OfTheAssignedGroupOnlyAndNotCounted()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        var other = await week.MeetingAsync(group: 11);
        await week.RunAsync(week.Other, "attendance.start", ("meeting", other.Id.ToString()));

        var entry = (await week.RunAsync(week.Supervisor, "attendance.open")).Replies[0].Card.ShouldNotBeNull().Blocks.OfType<Entry>().ShouldHaveSingleItem();
        entry.Text.ShouldStartWith("第一代表小组");
        (await week.ComeAsync(week.Supervisor, meeting.Id)).Refusal.ShouldBeNull();
        (await week.ComeAsync(week.Supervisor, other.Id)).Refusal!.Code.ShouldBe("OtherGroup");
        (await week.RecordAsync(meeting.Id, week.Supervisor))!.Part.ShouldBe(AttendancePart.Supervisor);
        (await week.RunAsync(week.Supervisor, "attendance.open", ("meeting", meeting.Id.ToString()), ("me", "out"))).Refusal.ShouldBeNull();

        (await week.RecordAsync(meeting.Id, week.Supervisor))!.LeftAt.ShouldNotBeNull();
        await using var db = await week.House.ReadAsync();
        (await AttendanceQueries.PresentAsync(db, meeting.Id, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Correct_ByStaffWithAReason_IsOnRecordAndByNobodyElse()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        await week.RunAsync(week.Convenor, "attendance.end", ("meeting", meeting.Id.ToString()));

        (await week.Meetings.CorrectAsync(week.Clerk, meeting.Id, week.Fang.PersonId, AttendanceState.Present, "", None)).ShouldBe(AttendanceError.NoReason);
        (await week.Meetings.CorrectAsync(week.Convenor, meeting.Id, week.Fang.PersonId, AttendanceState.Present, "在场", None)).ShouldBe(AttendanceError.NotAllowed);
        (await week.Meetings.CorrectAsync(week.House.Stranger, meeting.Id, week.Fang.PersonId, AttendanceState.Present, "在场", None)).ShouldBe(AttendanceError.Missing);
        (await week.Meetings.CorrectAsync(week.Clerk, meeting.Id, week.Elsewhere.PersonId, AttendanceState.Present, "在场", None)).ShouldBe(AttendanceError.OtherGroup);
        (await week.RecordAsync(meeting.Id, week.Fang))!.State.ShouldBe(AttendanceState.Absent);
        (await week.Meetings.CorrectAsync(week.Clerk, meeting.Id, week.Fang.PersonId, AttendanceState.Present, "召集人漏签，现场照片可证", None)).ShouldBeNull();

        var record = (await week.RecordAsync(meeting.Id, week.Fang)).ShouldNotBeNull();
        (record.State, record.Way, record.Reason, record.RecordedBy).ShouldBe((AttendanceState.Present, AttendanceWay.Staff, "召集人漏签，现场照片可证", week.Clerk.PersonId));
        await using var db = await week.House.ReadAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "attendance.correct")).OnBehalfOf.ShouldBe(week.Fang.PersonId);
    }

    [Fact]
    public async Task Queries_OnTheVoteDay_KnowWhoIsInTheRoom()
    {
        await using var week = await WeekHouse.OpenAsync();
        var vote = await week.MeetingAsync("vote");
        week.GoTo("2026-03-06T08:50");
        await week.Meetings.OpenAsync(week.Clerk, vote.Id, "补开", TimeZoneInfo.Utc, None);
        await week.ComeAsync(week.Fang, vote.Id);
        await week.ComeAsync(week.Li, vote.Id);
        await week.RunAsync(week.Li, "attendance.open", ("meeting", vote.Id.ToString()), ("me", "out"));

        await using var db = await week.House.ReadAsync();
        (await AttendanceQueries.PresentAsync(db, vote.Id, None)).ShouldBe([week.Fang.PersonId]);
        (await AttendanceQueries.IsPresentOnVoteDayAsync(db, vote.WeekId, week.Fang.PersonId, None)).ShouldBeTrue();
        (await AttendanceQueries.IsPresentOnVoteDayAsync(db, vote.WeekId, week.Li.PersonId, None)).ShouldBeFalse("left");
        (await AttendanceQueries.VoteMeetingAsync(db, vote.WeekId, WeekHouse.Group(10), None))!.Stage.ShouldBe(PlanStage.Decide);
    }

    [Fact]
    public async Task Board_OfTheConvenor_SaysTheFiguresAndWhatTheyMean()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        await week.ComeAsync(week.Fang, meeting.Id);
        await week.ComeAsync(week.Li, meeting.Id);

        var card = (await week.RunAsync(week.Convenor, "attendance.open")).Replies[^1].Card.ShouldNotBeNull();

        var facts = card.Blocks.OfType<Facts>().Single().Items.ToDictionary(fact => fact.Label, fact => fact.Value);
        facts["签到"].ShouldBe("应到 3 · 已到 2（迟到 0、离会 0）· 请假 0 · 未到 1");
        facts["参与率"].ShouldBe("66.6%");
        facts["到会人数"].ShouldContain("已达到规定人数 2");
        var words = string.Join('\n', card.Blocks.OfType<Paragraph>().Select(line => line.Text));
        words.ShouldContain("参与率＝已到人数");
        words.ShouldContain("2/3，即 2 人");
        words.ShouldContain("示例/待本级人大确认");
    }
}
