using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Tests.Script;

/// <summary>A convenor reads the script of the vote: in order, with the record filled in; whatever departs from it needs a reason and stays on record.</summary>
public sealed class HostScriptTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Read_FromBeginningToEnd_ActsAndKeepsWhoTookWhichStepWhen()
    {
        await using var day = await VoteDay.OpenAsync();
        (await day.HostAsync("script.start")).Refusal.ShouldBeNull();
        (await day.HostAsync("script.act")).Refusal.ShouldBeNull();
        (await day.MeetingAsync()).State.ShouldBe(MeetingState.Open, "the step has begun check-in");
        await day.Week.ComeAsync(day.Week.Convenor, day.Meeting);
        await day.Week.ComeAsync(day.Week.Fang, day.Meeting);

        var roll = await day.HostAsync("script.next");
        VoteDay.TextOf(roll).ShouldContain("本组应到代表 3 名，实到 2 名，请假 0 名，未到 1 名。规定人数为 2 名。");
        await day.HostAsync("script.next");
        var called = await day.HostAsync("script.act");
        VoteDay.TextOf(called).ShouldContain("未到：李红");

        await day.GoToStepAsync(8);
        (await day.GroupAsync()).State.ShouldBe(GroupState.Waiting);
        await day.HostAsync("script.act");
        (await day.GroupAsync()).State.ShouldBe(GroupState.Open);
        await day.GoToStepAsync(9);
        VoteDay.TextOf(await day.HostAsync("script.act")).ShouldContain("未投：");
        await day.GoToStepAsync(10);
        await day.HostAsync("script.act");
        (await day.GroupAsync()).State.ShouldBe(GroupState.Closed);
        var over = await day.HostAsync("script.next");

        VoteDay.CardOf(over).Title.ShouldBe("主持词已全部完成");
        var run = (await day.RunAsync()).ShouldNotBeNull();
        run.Run.IsOver.ShouldBeTrue();
        run.Version.ShouldBe(1);
        run.Steps.Count.ShouldBe(10);
        run.Steps.ShouldAllBe(taken => taken.Step.State == RunStepState.Done && taken.EndedBy == "王召集" && taken.Step.EndedAt != null);
        run.Steps.Where(taken => taken.Step.Act != null).ShouldAllBe(taken => taken.ActedBy == "王召集");
        run.Deviations.ShouldBeEmpty();
        (await Refused(day.HostAsync("script.next"))).ShouldBe("Over");
    }

    [Fact]
    public async Task Candidates_ArePresentedToEverybodyInTheRoom_WithAllThatMattersAboutThem()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(2);
        await day.Week.ComeAsync(day.Week.Fang, day.Meeting);
        await day.GoToStepAsync(4);

        var card = await day.HostAsync("script.act");

        VoteDay.CardOf(card).Blocks.OfType<Facts>().First().Items.Select(fact => fact.Value).ShouldBe(["城管局", "120 万元", "东街", "2026-10-31"]);
        (await day.Week.House.NoticesAsync(day.Week.Fang)).Count(notice => notice.About == "script.candidates").ShouldBe(1);
        (await day.Week.House.NoticesAsync(day.Week.Li)).ShouldNotContain(notice => notice.About == "script.candidates", "not in the room");
    }

    [Fact]
    public async Task Order_CannotBeLeft_WithoutAReasonThatStaysOnRecord()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.HostAsync("script.start");

        (await Refused(day.HostAsync("script.next"))).ShouldBe("ActFirst");
        (await Refused(day.HostAsync("script.repeat", ("step", 5m), ("reason", "想先讨论")))).ShouldBe("NotReached");
        var asked = await day.HostAsync("script.skip");
        asked.Values["waiting"].ShouldBe("skip");
        (await day.RunAsync()).ShouldNotBeNull().Run.Step.ShouldBe(1, "asking for a reason skips nothing");
        (await Refused(day.HostAsync("script.reason", ("waiting", "skip"), ("text", "  ")))).ShouldBe("NoReason");

        await day.HostAsync("script.reason", ("waiting", "skip"), ("text", "代表已在签到处签到"));

        var run = (await day.RunAsync()).ShouldNotBeNull();
        (run.Run.Step, run.Steps[0].Step.State).ShouldBe((2, RunStepState.Skipped));
        run.Deviations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Deviation.Kind.ShouldBe(DeviationKind.Skipped),
            one => one.Deviation.Reason.ShouldBe("代表已在签到处签到"),
            one => one.By.ShouldBe("王召集"),
            one => one.Step.Number.ShouldBe(1));
    }

    [Fact]
    public async Task Repeat_ReadsTheStepAgain_AndGoesOnWhereItWas()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(5);

        var again = await day.HostAsync("script.repeat", ("step", 3m), ("reason", "有代表没听清"));

        VoteDay.CardOf(again).Title.ShouldStartWith("第 3/10 步");
        await day.HostAsync("script.next");
        VoteDay.CardOf(await day.HostAsync("script.next")).Title.ShouldStartWith("第 5/10 步");
        (await day.RunAsync()).ShouldNotBeNull().Deviations.ShouldHaveSingleItem().Deviation.Kind.ShouldBe(DeviationKind.Repeated);
    }

    [Fact]
    public async Task Look_AtLinesBefore_ChangesNothing()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(3);
        var before = (await day.RunAsync()).ShouldNotBeNull().Run;

        var looked = await day.HostAsync("script.look", ("from", "3"));

        VoteDay.CardOf(looked).Title.ShouldStartWith("第 2/10 步");
        VoteDay.TextOf(looked).ShouldContain("这是回看，不改变进度");
        VoteDay.CardOf(await day.HostAsync("script.look", ("place", "99"))).Title.ShouldStartWith("第 3/10 步", Case.Sensitive, "nobody looks ahead of the script");
        (await day.RunAsync()).ShouldNotBeNull().Run.Move.ShouldBe(before.Move);
    }

    [Fact]
    public async Task Card_FromBefore_DoesNothingAndSaysSo()
    {
        await using var day = await VoteDay.OpenAsync();
        var first = await day.HostAsync("script.start");
        var at = VoteDay.ButtonOf(first, "开始签到").Action.Values.ShouldNotBeNull()["at"];
        await day.HostAsync("script.act", ("at", at));

        var stale = await day.HostAsync("script.act", ("at", at));

        stale.Refusal.ShouldNotBeNull().Code.ShouldBe("Stale");
        stale.Refusal.Text.ShouldContain("没有生效");
        VoteDay.CardOf(stale).Buttons.ShouldContain(button => button.Label == "下一步", "it shows where the script stands");
        (await day.HostAsync("script.skip", ("at", at), ("reason", "旧卡片"))).Refusal.ShouldNotBeNull().Code.ShouldBe("Stale");
        (await day.RunAsync()).ShouldNotBeNull().Deviations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Next_OnTwoDevicesAtOnce_GoesOnOnce()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(5);
        var at = (await day.RunAsync()).ShouldNotBeNull().Run.Move;

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => day.Desk.DoAsync(day.Week.Convenor, day.Meeting, ScriptMove.Next, at, null, "zh-CN", TimeZoneInfo.Utc, None))));

        all.Count(outcome => outcome.Refusal is null).ShouldBe(1);
        all.Select(outcome => outcome.Refusal).OfType<ScriptRefusal>().ShouldAllBe(refusal => refusal.Why == ScriptError.Stale);
        (await day.RunAsync()).ShouldNotBeNull().Run.ShouldSatisfyAllConditions(run => run.Step.ShouldBe(5), run => run.Line.ShouldBe(1));
    }

    [Fact]
    public async Task AnotherGroup_ItsConvenorOrADelegate_IsRefusedInWordsAndNothingIsChanged()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(2);
        var before = (await day.RunAsync()).ShouldNotBeNull().Run.Move;

        foreach (var (command, input) in ((string, (string, Value)[])[])[("script.open", []), ("script.next", []), ("script.act", []), ("script.skip", [("reason", "越权")]), ("script.repeat", [("step", 1m), ("reason", "越权")])])
        {
            var refusal = (await day.AsAsync(day.Week.Other, command, input)).Refusal.ShouldNotBeNull(command);
            refusal.Code.ShouldBe("OtherGroup");
            refusal.Text.ShouldContain("只能主持本组的会议");
        }

        (await day.Desk.DoAsync(day.Week.Other, day.Meeting, ScriptMove.Next, null, "越权", "zh-CN", TimeZoneInfo.Utc, None)).Refusal.ShouldNotBeNull().Why.ShouldBe(ScriptError.OtherGroup);
        (await day.Desk.DoAsync(day.Week.Fang, day.Meeting, ScriptMove.Next, null, "越权", "zh-CN", TimeZoneInfo.Utc, None)).Refusal.ShouldNotBeNull().Why.ShouldBe(ScriptError.NotAllowed);
        (await day.Desk.DoAsync(day.Week.House.Stranger, day.Meeting, ScriptMove.Next, null, "越权", "zh-CN", TimeZoneInfo.Utc, None)).Refusal.ShouldNotBeNull().Why.ShouldBe(ScriptError.Missing);
        (await day.RunAsync()).ShouldNotBeNull().Run.Move.ShouldBe(before);
    }

    [Fact]
    public async Task Staff_TakeAStepOnlyWithAReason_AndItIsADeparture()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.HostAsync("script.start");

        (await day.Desk.DoAsync(day.Week.Clerk, day.Meeting, ScriptMove.Act, null, " ", "zh-CN", TimeZoneInfo.Utc, None)).Refusal.ShouldNotBeNull().Why.ShouldBe(ScriptError.NoReason);
        (await day.Desk.DoAsync(day.Week.Clerk, day.Meeting, ScriptMove.Act, null, "召集人手机没电", "zh-CN", TimeZoneInfo.Utc, None)).Refusal.ShouldBeNull();

        var run = (await day.RunAsync()).ShouldNotBeNull();
        run.Steps[0].ActedBy.ShouldBe("赵明");
        run.Deviations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Deviation.Kind.ShouldBe(DeviationKind.ByStaff), one => one.Deviation.Reason.ShouldBe("召集人手机没电"));
    }

    [Fact]
    public async Task Start_OnAnotherDay_IsStaffsOnlyAndTheBallotKeepsToItsWindow()
    {
        await using var day = await VoteDay.OpenAsync();
        day.Week.GoTo("2026-03-05T08:30");
        (await Refused(day.HostAsync("script.start"))).ShouldBe("OtherDay");

        day.Week.GoTo("2026-03-06T07:00");
        await day.GoToStepAsync(8);
        await day.HostAsync("script.next");
        var early = (await day.HostAsync("script.act")).Refusal.ShouldNotBeNull();
        early.Code.ShouldBe("Ballot");
        (await day.GroupAsync()).State.ShouldBe(GroupState.Waiting);
        (await day.RunAsync()).ShouldNotBeNull().Steps[7].Step.ActedAt.ShouldBeNull("what was refused was not done");
    }

    [Fact]
    public async Task Act_DoneByAnotherWay_CountsAndIsNotDoneTwice()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.Week.RunAsync(day.Week.Convenor, "attendance.start", ("meeting", day.Meeting.ToString()));
        var prompted = (await day.Week.House.NoticesAsync(day.Week.Li)).Count;
        await day.HostAsync("script.start");

        (await day.HostAsync("script.act")).Refusal.ShouldBeNull();

        (await Refused(day.HostAsync("script.act"))).ShouldBe("Acted");
        (await day.Week.House.NoticesAsync(day.Week.Li)).Count.ShouldBe(prompted, "nobody is asked twice to check in");
    }

    [Fact]
    public async Task Ticks_ReachTheGroupsSupervisor_InOneCardThatKeepsUp()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(3);

        var cards = (await day.Week.House.NoticesAsync(day.Week.Supervisor)).Where(notice => notice.About == "script.tick").Select(notice => notice.In("zh-CN").Single().Card.ShouldNotBeNull()).ToList();

        cards[0].InPlace.ShouldBeFalse("the first one is said");
        cards.Skip(1).ShouldAllBe(card => card.InPlace && card.Key == cards[0].Key);
        cards[^1].Blocks.OfType<Entry>().Take(3).Select(entry => entry.Mark).ShouldBe(["✓", "✓", "▶"]);
    }

    private static async Task<string?> Refused(Task<CommandResult> result) => (await result).Refusal?.Code;
}
