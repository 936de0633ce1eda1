using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Text;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>
/// What is done with the script of one meeting: begun, read on, acted on, departed from. Each step checks who asks, keeps others from the
/// run until its transaction ends, and leaves everything as it was when it refuses.
/// </summary>
internal sealed class RunSteps(ScriptBook book, StepActs acts)
{
    /// <summary>Begins to read.</summary>
    public async Task<Acted> StartAsync(Acting acting, Guid meetingId, CancellationToken cancellationToken)
    {
        var meeting = await acting.Db.HoldMeetingAsync(meetingId, cancellationToken);
        var refusal = await RefusalAsync(acting, meeting, cancellationToken);
        if (refusal is not null || meeting is null)
        {
            return new Acted(refusal ?? ScriptError.Missing);
        }

        if (await acting.Db.Set<ScriptRun>().AnyAsync(run => run.MeetingId == meetingId, cancellationToken))
        {
            return ScriptError.Begun;
        }

        var staff = acting.Who.IsStaffOf(meeting.BodyId);
        if (meeting.State == MeetingState.Ended || (!staff && meeting.Starts.In(acting.Zone).Date != acting.Now.In(acting.Zone).Date))
        {
            return meeting.State == MeetingState.Ended ? ScriptError.Over : ScriptError.OtherDay;
        }

        var version = await book.PinAsync(acting.Db, meeting.BodyId, cancellationToken);
        var (script, _) = ScriptBook.Read(version.Text);
        if (script?.PartOf(meeting.Stage) is not { } part)
        {
            return script is null ? ScriptError.Unreadable : ScriptError.NoScript;
        }

        var run = Begin(acting, meeting, version, part);
        NoteStaff(acting, run);
        await SupervisorNews.TellAsync(acting, run, meeting, inPlace: false, cancellationToken);
        return new Acted(null);
    }

    /// <summary>The next line; after the last one the next step, if what this one does is done.</summary>
    public Task<Acted> NextAsync(Acting acting, Guid meetingId, int? at, CancellationToken cancellationToken) => MoveAsync(acting, meetingId, at, (held, _) =>
    {
        if (held.Run.Line < held.Scripted.Lines.Count - 1)
        {
            held.Run.ReadOn();
            return Task.FromResult(new Acted(null));
        }

        if (held.Scripted.Act is not null && held.Row.ActedAt is null)
        {
            return Task.FromResult<Acted>(ScriptError.ActFirst);
        }

        held.Row.End(acting.Who.PersonId, acting.Now);
        GoOn(acting, held);
        return Task.FromResult(new Acted(null));
    }, cancellationToken);

    /// <summary>Does what the step does.</summary>
    public Task<Acted> ActAsync(Acting acting, Guid meetingId, int? at, CancellationToken cancellationToken) => MoveAsync(acting, meetingId, at, async (held, cancel) =>
    {
        if (held.Scripted.Act is not { } act)
        {
            return ScriptError.NoAct;
        }

        if (held.Run.Line < held.Scripted.Lines.Count - 1)
        {
            return ScriptError.Unread;
        }

        // Looking and reminding can be done again; what changes something, once.
        if (held.Row.ActedAt is not null && act is not (StepAct.Roll or StepAct.Prompt or StepAct.Announce))
        {
            return ScriptError.Acted;
        }

        var acted = await acts.PerformAsync(acting, held.Meeting, act, cancel);
        if (acted.Refusal is null)
        {
            held.Row.Acted(acting.Who.PersonId, acting.Now);
            held.Run.Touch();
        }

        return acted;
    }, cancellationToken);

    /// <summary>Leaves the step out, or the rest of it, with a reason that stays on record.</summary>
    public Task<Acted> SkipAsync(Acting acting, Guid meetingId, int? at, CancellationToken cancellationToken) => MoveAsync(acting, meetingId, at, (held, _) =>
    {
        var (reason, error) = Deviating.Check(acting.Reason);
        if (error is { } why)
        {
            return Task.FromResult<Acted>(why);
        }

        Deviating.Add(acting.Db, held.Run, DeviationKind.Skipped, reason, acting.Who.PersonId, acting.Now);
        held.Row.Skip(acting.Who.PersonId, acting.Now);
        GoOn(acting, held);
        return Task.FromResult(new Acted(null));
    }, cancellationToken);

    /// <summary>Reads a step again, with a reason that stays on record; then it goes on where it was.</summary>
    public Task<Acted> RepeatAsync(Acting acting, Guid meetingId, int? at, int step, CancellationToken cancellationToken) => MoveAsync(acting, meetingId, at, (held, _) =>
    {
        var (reason, error) = Deviating.Check(acting.Reason);
        if (error is { } why)
        {
            return Task.FromResult<Acted>(why);
        }

        if (step < 1 || step > (held.Run.ReturnTo ?? held.Run.Step))
        {
            return Task.FromResult<Acted>(ScriptError.NotReached);
        }

        held.Run.GoBack(step);
        Deviating.Add(acting.Db, held.Run, DeviationKind.Repeated, reason, acting.Who.PersonId, acting.Now);
        return Task.FromResult(new Acted(null));
    }, cancellationToken);

    /// <summary>Why somebody may do nothing with a meeting's script; null when they may.</summary>
    private static async Task<ScriptRefusal?> RefusalAsync(Acting acting, GroupMeeting? meeting, CancellationToken cancellationToken)
    {
        if (meeting is null || meeting.BodyId != acting.Who.CongressId)
        {
            return ScriptError.Missing;
        }

        if (acting.Who.IsStaffOf(meeting.BodyId))
        {
            return Deviating.Check(acting.Reason).Error is { } error ? error : null;
        }

        return await acting.Db.LeadsAsync(acting.Who, meeting.GroupId, cancellationToken) ? null
            : acting.Who.Roles.Contains(ParticipantLookup.Convenor) ? ScriptError.OtherGroup : ScriptError.NotAllowed;
    }

    private async Task<Acted> MoveAsync(Acting acting, Guid meetingId, int? at, Func<HeldRun, CancellationToken, Task<Acted>> move, CancellationToken cancellationToken)
    {
        var run = await HoldAsync(acting.Db, meetingId, cancellationToken);
        var meeting = await acting.Db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == meetingId, cancellationToken);
        var refusal = await RefusalAsync(acting, meeting, cancellationToken);
        if (refusal is not null || meeting is null)
        {
            return new Acted(refusal ?? ScriptError.Missing);
        }

        if (run is null || run.IsOver || (at is { } shown && shown != run.Move))
        {
            return run is null ? ScriptError.NotBegun : run.IsOver ? ScriptError.Over : ScriptError.Stale;
        }

        if ((await book.ReadAsync(acting.Db, run.VersionId, cancellationToken))?.PartOf(meeting.Stage) is not { } part || part.Steps.Count != run.Steps)
        {
            return ScriptError.Unreadable;
        }

        var rows = await acting.Db.Set<RunStep>().Where(row => row.RunId == run.Id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var before = (run.Step, run.EndedAt);
        var held = new HeldRun(run, meeting, part.Steps[run.Step - 1], rows[run.Step - 1], rows);
        var acted = await move(held, cancellationToken);
        if (acted.Refusal is null)
        {
            NoteStaff(acting, run);
            if (before != (run.Step, run.EndedAt) || held.Row.ActedAt == acting.Now)
            {
                await SupervisorNews.TellAsync(acting, run, meeting, inPlace: true, cancellationToken);
            }
        }

        return acted;
    }

    private static void GoOn(Acting acting, HeldRun held)
    {
        held.Run.GoOn(acting.Now);
        if (!held.Run.IsOver)
        {
            held.Rows[held.Run.Step - 1].Begin(acting.Now);
        }
    }

    private static ScriptRun Begin(Acting acting, GroupMeeting meeting, HostScriptVersion version, ScriptPart part)
    {
        var run = new ScriptRun
        {
            Id = Guid.CreateVersion7(acting.Now),
            BodyId = meeting.BodyId,
            WeekId = meeting.WeekId,
            GroupId = meeting.GroupId,
            MeetingId = meeting.Id,
            VersionId = version.Id,
            Steps = part.Steps.Count,
            StartedAt = acting.Now,
            StartedBy = acting.Who.PersonId,
        };
        acting.Db.Add(run);
        foreach (var (index, step) in part.Steps.Index())
        {
            var row = new RunStep { Id = Guid.CreateVersion7(acting.Now), RunId = run.Id, Number = index + 1, Key = step.Id, TitleZh = step.TitleZh, TitleEn = step.TitleEn, Act = step.Act };
            if (index == 0)
            {
                row.Begin(acting.Now);
            }

            acting.Db.Add(row);
        }

        return run;
    }

    /// <summary>What staff do in a convenor's place is a departure in itself; one that they are put down for already is not put down twice.</summary>
    private static void NoteStaff(Acting acting, ScriptRun run)
    {
        if (acting.Who.IsStaffOf(run.BodyId) && !acting.Db.ChangeTracker.Entries<ScriptDeviation>().Any(entry => entry.State == EntityState.Added))
        {
            Deviating.Add(acting.Db, run, DeviationKind.ByStaff, acting.Reason?.Trim() ?? string.Empty, acting.Who.PersonId, acting.Now);
        }
    }

    private static Task<ScriptRun?> HoldAsync(CongressDb db, Guid meetingId, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<ScriptRun>().FromSql($"""select * from "ScriptRuns" where "MeetingId" = {meetingId} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<ScriptRun>().FirstOrDefaultAsync(run => run.MeetingId == meetingId, cancellationToken);

    private sealed record HeldRun(ScriptRun Run, GroupMeeting Meeting, ScriptedStep Scripted, RunStep Row, List<RunStep> Rows);
}
