using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Supervision;

/// <summary>What the record itself knows to be missing or different at a meeting, named one by one.</summary>
internal sealed class KnownGaps(RulesFile rules)
{
    public async Task<IReadOnlyList<Gap>> ReadAsync(CongressDb db, GroupMeeting meeting, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var run = await ScriptQueries.RunOfAsync(db, meeting.Id, cancellationToken);
        return [.. await ContentAsync(db, meeting, now, cancellationToken), .. Steps(run), .. await ProcedureAsync(db, meeting, run, zone, cancellationToken)];
    }

    /// <summary>Blocks of the week that should have been held by now, this meeting's among them.</summary>
    private static async Task<IReadOnlyList<Gap>> ContentAsync(CongressDb db, GroupMeeting meeting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unheld = await (
            from other in db.Set<GroupMeeting>().AsNoTracking()
            join item in db.Set<PlanItem>() on other.ItemId equals item.Id
            where other.WeekId == meeting.WeekId && other.GroupId == meeting.GroupId && other.State == MeetingState.Planned && other.Starts < now
            orderby item.Order
            select new { item.Block, other.TitleZh, other.TitleEn }).ToListAsync(cancellationToken);
        return [.. unheld.Select(row => new Gap(CheckAxis.Content, (phrases, locale) => phrases(
            locale, "supervision.gap.not_held", ("block", phrases(locale, $"supervision.block.{row.Block}")), ("meeting", locale == Locales.Default ? row.TitleZh : row.TitleEn))))];
    }

    private static IEnumerable<Gap> Steps(RunRecord? run)
    {
        if (run is null)
        {
            return [new Gap(CheckAxis.Steps, (phrases, locale) => phrases(locale, "supervision.gap.no_script"))];
        }

        return run.Steps.Where(taken => taken.Step.State != RunStepState.Done).Select(taken => new Gap(CheckAxis.Steps, (phrases, locale) => phrases(
            locale, taken.Step.State == RunStepState.Skipped ? "supervision.gap.skipped" : "supervision.gap.open",
            ("number", taken.Step.Number), ("title", taken.Step.TitleIn(locale)), ("reason", run.Deviations.LastOrDefault(one => one.Deviation.Kind == DeviationKind.Skipped && one.Step.Id == taken.Step.Id)?.Deviation.Reason ?? string.Empty))));
    }

    private async Task<IReadOnlyList<Gap>> ProcedureAsync(CongressDb db, GroupMeeting meeting, RunRecord? run, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        List<Gap> gaps = [];
        void Add(string key, params (string Name, object Value)[] values) => gaps.Add(new Gap(CheckAxis.Procedure, (phrases, locale) => phrases(locale, $"supervision.gap.{key}", values)));

        if (meeting.Reason is { } irregular)
        {
            Add("irregular", ("reason", irregular));
        }

        var figures = await AttendanceQueries.FiguresAsync(db, meeting, rules.Rules, cancellationToken);
        if (meeting.State != MeetingState.Planned && figures.Came < figures.Quorum)
        {
            Add("quorum", ("came", figures.Came), ("needed", figures.Quorum));
        }

        foreach (var one in run?.Deviations.Where(one => one.Deviation.Kind != DeviationKind.Skipped) ?? [])
        {
            gaps.Add(new Gap(CheckAxis.Procedure, (phrases, locale) => phrases(
                locale, $"supervision.gap.{one.Deviation.Kind}", ("number", one.Step.Number), ("title", one.Step.TitleIn(locale)), ("reason", one.Deviation.Reason))));
        }

        if (meeting.Stage == PlanStage.Decide && await GroupBallot.FindAsync(db, meeting.WeekId, cancellationToken) is { } ballot
            && await db.Set<BallotGroup>().AsNoTracking().FirstOrDefaultAsync(group => group.BallotId == ballot.Id && group.GroupId == meeting.GroupId, cancellationToken) is { } group)
        {
            OfBallot(Add, group, run, zone);
            if (group.State == GroupState.Closed && (await GroupBallot.ReadAsync(db, meeting.WeekId, meeting.GroupId, cancellationToken))?.NotVoted is > 0 and var notVoted)
            {
                Add("not_voted", ("count", notVoted));
            }
        }

        return gaps;
    }

    private static void OfBallot(Action<string, (string Name, object Value)[]> add, BallotGroup group, RunRecord? run, TimeZoneInfo zone)
    {
        if (group.Override is { } reason)
        {
            add("window", [("reason", reason)]);
        }

        // Opened by another way, before the script had come to it.
        var step = run?.Steps.FirstOrDefault(taken => taken.Step.Act == StepAct.OpenBallot)?.Step;
        if (group.OpenedAt is { } opened && step is not null && (step.BegunAt is not { } begun || opened < begun))
        {
            add("too_soon", [("at", opened.HourIn(zone)), ("number", step.Number)]);
        }
    }
}

/// <summary>Something that the record knows.</summary>
internal sealed record Gap(CheckAxis Axis, Func<PhraseBook, string, string> Words);
