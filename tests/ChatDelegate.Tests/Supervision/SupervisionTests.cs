using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Supervision;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Script;

namespace ChatDelegate.Tests.Supervision;

/// <summary>The three checks of a supervisor: what the record knows goes in whatever they say; what they add is kept as it was written.</summary>
public sealed class SupervisionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Open_DuringTheMeeting_ShowsTheStepsAndWhatTheRecordKnows()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(5);
        await day.HostAsync("script.skip", ("reason", "讨论已在前一天完成"));

        var card = VoteDay.CardOf(await day.AsAsync(day.Week.Supervisor, "supervision.open"));

        card.Blocks.OfType<Entry>().Select(entry => entry.Mark).Take(6).ShouldBe(["✓", "✓", "✓", "✓", "⊘", "▶"]);
        card.Blocks.OfType<Paragraph>().Select(block => block.Text).ShouldContain("环节：第 5 步“审议讨论”被跳过，理由：讨论已在前一天完成");
    }

    [Fact]
    public async Task File_OpensWithWhatTheRecordKnows_AndKeepsItWhateverIsSaid()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(5);
        await day.HostAsync("script.skip", ("reason", "讨论已在前一天完成"));

        var next = (await day.AsAsync(day.Week.Supervisor, "supervision.open", ("file", "yes"))).Next.ShouldNotBeNull();
        next.Dialog.ShouldBe("supervision-report");
        next.Values.ShouldNotBeNull()["steps"].ShouldBe(new Value.FlagValue(false));
        next.Values.Keys.ShouldNotContain("content", "the supervisor is asked");
        (await FileAsync(day, content: true, steps: true, procedure: true, deviations: "候选项目介绍过快\n\n 有代表接打电话 ")).Refusal.ShouldBeNull();

        var report = (await ReportsAsync(day)).ShouldHaveSingleItem();
        (report.Supervisor, report.Report.Late, report.Report.Number).ShouldBe(("周督导", false, 1));
        report.Findings.ShouldContain(finding => finding.FromRecord && finding.Axis == CheckAxis.Steps && finding.Text.Contains("讨论已在前一天完成"));
        report.Findings.Where(finding => !finding.FromRecord).Select(finding => finding.Text).ShouldBe(["候选项目介绍过快", "有代表接打电话"]);
    }

    [Fact]
    public async Task File_Again_AddsOne_AndAfterTheDayItIsMarkedAsLate()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(3);
        await FileAsync(day);

        day.Week.GoTo("2026-03-07T09:00");
        var late = await FileAsync(day, procedure: false, deviations: "票箱未当场封存");

        ((Value.TextValue)late.Values["late"]).Text.ShouldContain("逾期");
        (await ReportsAsync(day)).Select(filed => (filed.Report.Number, filed.Report.Late)).ShouldBe([(2, true), (1, false)]);
    }

    [Fact]
    public async Task File_ByWhoDoesNotSuperviseTheGroup_OrTooEarly_OrWithoutWords_IsRefusedAndNothingIsKept()
    {
        await using var day = await VoteDay.OpenAsync();
        var other = await day.Week.MeetingAsync("vote", 11);

        (await day.Week.RunAsync(day.Week.Supervisor, "supervision.file", Checks(other.Id))).Refusal.ShouldNotBeNull().Code.ShouldBe("OtherGroup");
        (await day.Week.RunAsync(day.Week.Supervisor, "supervision.open", ("meeting", other.Id.ToString()))).Refusal.ShouldNotBeNull().Text.ShouldContain("不是您督导的");
        (await FileAsync(day)).Refusal.ShouldNotBeNull().Code.ShouldBe("TooEarly");
        (await day.AsAsync(day.Week.Supervisor, "supervision.open", ("file", "yes"))).Refusal.ShouldNotBeNull().Code.ShouldBe("TooEarly", "nobody fills in a form that will not be taken");
        day.Week.GoTo("2026-03-07T15:00");
        (await FileAsync(day, deviations: new string('长', 4001))).Refusal.ShouldNotBeNull().Code.ShouldBe("TooLong");

        (await ReportsAsync(day)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Known_VoteOpenedPastTheScript_IsNamed()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(3);
        (await day.Week.RunAsync(day.Week.Convenor, "ballot.open_group")).Refusal.ShouldBeNull();

        var card = VoteDay.CardOf(await day.AsAsync(day.Week.Supervisor, "supervision.open"));

        card.Blocks.OfType<Paragraph>().Select(block => block.Text).ShouldContain("程序：08:30 已开启投票，早于主持词第 8 步");
    }

    [Fact]
    public async Task Completeness_NeedsAllThreeBlocksAndEveryStep()
    {
        await using var day = await VoteDay.OpenAsync();
        await day.GoToStepAsync(11);
        (await day.Week.Meetings.EndAsync(day.Week.Convenor, day.Meeting, None)).ShouldBeNull();

        var (first, second) = await BothAsync(day);
        first.Missing.ShouldBe([PlanBlock.Suggestions, PlanBlock.Evaluation]);
        (first.StepsDone, first.StepsSkipped, first.StepsOpen).ShouldBe((10, 0, 0));
        first.MeetingsWithoutScript.ShouldBe(1, "the study meeting was held without it");
        second.Missing.ShouldBe([PlanBlock.Vote, PlanBlock.Suggestions, PlanBlock.Evaluation]);
        first.IsComplete.ShouldBeFalse();
    }

    private static async Task<(Completeness First, Completeness Second)> BothAsync(VoteDay day)
    {
        await using var db = await day.Week.House.ReadAsync();
        var all = await Completeness.OfWeekAsync(db, (await day.MeetingAsync()).WeekId, None);
        return (all[0], all[1]);
    }

    private static (string Name, Value Value)[] Checks(Guid meeting) => [("meeting", meeting.ToString()), ("content", true), ("steps", true), ("procedure", true)];

    private static Task<CommandResult> FileAsync(VoteDay day, bool content = true, bool steps = true, bool procedure = true, string deviations = "") =>
        day.AsAsync(day.Week.Supervisor, "supervision.file", ("content", content), ("steps", steps), ("procedure", procedure), ("deviations", deviations));

    private static async Task<IReadOnlyList<FiledReport>> ReportsAsync(VoteDay day)
    {
        await using var db = await day.Week.House.ReadAsync();
        return await SupervisionQueries.OfMeetingAsync(db, day.Meeting, None);
    }
}
