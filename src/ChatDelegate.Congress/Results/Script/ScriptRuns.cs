using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Supervision;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Script;

/// <summary>What the host scripts (主持词) of a week's vote meetings have come to, for the board and the record.</summary>
internal static class ScriptRuns
{
    /// <summary>Where each group's vote meeting stands in its script, by group; groups that have not begun are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ScriptPlace>> PlacesAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken)
    {
        var places = await (
            from run in Runs(db, weekId)
            join step in db.Set<RunStep>() on new { RunId = run.Id, Number = run.Step } equals new { step.RunId, step.Number }
            select new { run.GroupId, Place = new ScriptPlace(run.Step, run.Steps, step.TitleZh, step.TitleEn) }).ToListAsync(cancellationToken);
        return places.ToDictionary(one => one.GroupId, one => one.Place);
    }

    /// <summary>The steps that the vote meetings have taken, in the order of their times.</summary>
    public static async Task<IReadOnlyList<ScriptStepTaken>> StepsAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken)
    {
        var steps = await (
            from run in Runs(db, weekId)
            join step in db.Set<RunStep>().AsNoTracking() on run.Id equals step.RunId
            where step.State == RunStepState.Done
            select new { run.GroupId, Step = step }).ToListAsync(cancellationToken);
        return
        [
            .. steps.Select(one => new ScriptStepTaken(one.GroupId, one.Step.Number, one.Step.TitleZh, one.Step.TitleEn, one.Step.ActedAt ?? one.Step.EndedAt ?? default, one.Step.ActedBy ?? one.Step.EndedBy))
                .OrderBy(one => one.At).ThenBy(one => one.GroupId).ThenBy(one => one.Number),
        ];
    }

    /// <summary>What departed from the script: steps left out, repeated or taken by staff, with their reasons, and what supervisors (督导员) wrote down.</summary>
    public static async Task<IReadOnlyList<ScriptDeparture>> DeparturesAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken)
    {
        var own = await (
            from run in Runs(db, weekId)
            join deviation in db.Set<ScriptDeviation>() on run.Id equals deviation.RunId
            join step in db.Set<RunStep>() on new { deviation.RunId, Number = deviation.Step } equals new { step.RunId, step.Number }
            select new { run.GroupId, deviation.Kind, deviation.At, deviation.By, deviation.Reason, step.Number, step.TitleZh }).ToListAsync(cancellationToken);
        var filed = await SupervisionQueries.OfWeekAsync(db, weekId, cancellationToken);
        var votes = await Meetings(db, weekId).Select(meeting => meeting.Id).ToListAsync(cancellationToken);
        return
        [
            .. own.Select(one => new ScriptDeparture(KindOf(one.Kind), one.GroupId, one.At, one.By, $"{one.Number}. {one.TitleZh}：{one.Reason}")),
            .. filed.Where(report => votes.Contains(report.Report.MeetingId)).SelectMany(report => report.Findings.Select(finding =>
                new ScriptDeparture(ReportDeviationKind.Supervised, report.Report.GroupId, report.Report.FiledAt, report.Report.SupervisorId, finding.Text))),
        ];
    }

    private static IQueryable<GroupMeeting> Meetings(CongressDb db, Guid weekId) => db.Set<GroupMeeting>().Where(meeting => meeting.WeekId == weekId && meeting.Stage == PlanStage.Decide);

    private static IQueryable<ScriptRun> Runs(CongressDb db, Guid weekId) => db.Set<ScriptRun>().AsNoTracking().Where(run => Meetings(db, weekId).Any(meeting => meeting.Id == run.MeetingId));

    private static ReportDeviationKind KindOf(DeviationKind kind) => kind switch
    {
        DeviationKind.Skipped => ReportDeviationKind.ScriptSkipped,
        DeviationKind.Repeated => ReportDeviationKind.ScriptRepeated,
        DeviationKind.ByStaff => ReportDeviationKind.ScriptByStaff,
    };
}

/// <param name="Step">The step being taken, from 1.</param>
/// <param name="Steps">How many there are.</param>
public sealed record ScriptPlace(int Step, int Steps, string TitleZh, string TitleEn);

/// <param name="By">Who took it.</param>
public sealed record ScriptStepTaken(Guid GroupId, int Number, string TitleZh, string TitleEn, DateTimeOffset At, Guid? By);

/// <param name="Text">The step and the reason, as whoever answers for it wrote it.</param>
internal sealed record ScriptDeparture(ReportDeviationKind Kind, Guid GroupId, DateTimeOffset At, Guid By, string Text);
