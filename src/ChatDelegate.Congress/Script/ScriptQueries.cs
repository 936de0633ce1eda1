using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script;

/// <summary>How groups went through the script, for commands, pages and the record of the vote.</summary>
public static class ScriptQueries
{
    /// <summary>The run of one meeting with its steps, times, persons and deviations; null when it was never begun.</summary>
    public static async Task<RunRecord?> RunOfAsync(CongressDb db, Guid meetingId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Set<ScriptRun>().AsNoTracking().FirstOrDefaultAsync(run => run.MeetingId == meetingId, cancellationToken) is not { } run)
        {
            return null;
        }

        var version = await db.Set<HostScriptVersion>().AsNoTracking().Where(one => one.Id == run.VersionId).Select(one => one.Number).FirstAsync(cancellationToken);
        var steps = await db.Set<RunStep>().AsNoTracking().Where(step => step.RunId == run.Id).OrderBy(step => step.Number).ToListAsync(cancellationToken);
        var deviations = await db.Set<ScriptDeviation>().AsNoTracking().Where(one => one.RunId == run.Id).OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        List<Guid> people = [run.StartedBy, .. steps.Select(step => step.EndedBy).OfType<Guid>(), .. steps.Select(step => step.ActedBy).OfType<Guid>(), .. deviations.Select(one => one.By)];
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        string? Name(Guid? id) => id is { } person ? names.GetValueOrDefault(person) : null;
        return new RunRecord(
            run, version, Name(run.StartedBy) ?? string.Empty,
            [.. steps.Select(step => new StepTaken(step, Name(step.EndedBy), Name(step.ActedBy)))],
            [.. deviations.Select(one => new DeviationTaken(one, steps[Math.Clamp(one.Step, 1, steps.Count) - 1], Name(one.By) ?? string.Empty))]);
    }

    /// <summary>The same for the meeting at which a group votes in a week.</summary>
    public static async Task<RunRecord?> VoteRunOfAsync(CongressDb db, Guid weekId, Guid groupId, CancellationToken cancellationToken) =>
        await Attendance.AttendanceQueries.VoteMeetingAsync(db, weekId, groupId, cancellationToken) is { } meeting ? await RunOfAsync(db, meeting.Id, cancellationToken) : null;

    /// <summary>Every group's way through the script at one meeting of the plan, by the group's number.</summary>
    public static async Task<IReadOnlyList<GroupRun>> BoardAsync(CongressDb db, Guid itemId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from meeting in db.Set<GroupMeeting>().AsNoTracking()
            join @group in db.Set<DelegateGroup>() on meeting.GroupId equals @group.Id
            where meeting.ItemId == itemId
            orderby @group.Number
            select new { meeting, @group.Name }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.meeting.Id);
        var runs = await db.Set<ScriptRun>().AsNoTracking().Where(run => ids.Contains(run.MeetingId)).ToDictionaryAsync(run => run.MeetingId, cancellationToken);
        var runIds = runs.Values.Select(run => run.Id).ToList();
        var steps = (await db.Set<RunStep>().AsNoTracking().Where(step => runIds.Contains(step.RunId)).ToListAsync(cancellationToken)).ToLookup(step => step.RunId);
        var deviations = await db.Set<ScriptDeviation>().Where(one => runIds.Contains(one.RunId)).GroupBy(one => one.RunId).Select(all => new { all.Key, Count = all.Count() })
            .ToDictionaryAsync(all => all.Key, all => all.Count, cancellationToken);
        return
        [
            .. rows.Select(row => runs.GetValueOrDefault(row.meeting.Id) is { } run
                ? new GroupRun(row.meeting, row.Name, run, [.. steps[run.Id].OrderBy(step => step.Number)], deviations.GetValueOrDefault(run.Id))
                : new GroupRun(row.meeting, row.Name, null, [], 0)),
        ];
    }
}

/// <summary>The whole of a run.</summary>
/// <param name="Version">Number of the script's version that was read.</param>
public sealed record RunRecord(ScriptRun Run, int Version, string StartedBy, IReadOnlyList<StepTaken> Steps, IReadOnlyList<DeviationTaken> Deviations);

/// <summary>A step with the names of who ended it and who did what it does.</summary>
public sealed record StepTaken(RunStep Step, string? EndedBy, string? ActedBy);

public sealed record DeviationTaken(ScriptDeviation Deviation, RunStep Step, string By);

/// <param name="Run">Null while it has not begun.</param>
/// <param name="Deviations">How many there are.</param>
public sealed record GroupRun(GroupMeeting Meeting, string Group, ScriptRun? Run, IReadOnlyList<RunStep> Steps, int Deviations)
{
    public int Done => Steps.Count(step => step.State == RunStepState.Done);

    public int Skipped => Steps.Count(step => step.State == RunStepState.Skipped);
}
