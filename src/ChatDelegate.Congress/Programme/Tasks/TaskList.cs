using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary>What somebody has to do in a week, whatever they are: the soonest first, what is done last.</summary>
internal sealed class TaskList(IEnumerable<TaskProof> proofs)
{
    private readonly Dictionary<string, TaskProof> _proofs = proofs.ToDictionary(proof => proof.Name);

    public async Task<IReadOnlyList<TaskLine>> LoadAsync(CongressDb db, Participant who, ActivityWeek week, CancellationToken cancellationToken)
    {
        var items = await PlanQueries.ItemsAsync(db, week.Id, cancellationToken);
        var subjects = new Dictionary<PlanOwner, Guid>();
        foreach (var owner in Enum.GetValues<PlanOwner>())
        {
            if (await TaskMarks.SubjectAsync(db, who, owner, cancellationToken) is { } subject)
            {
                subjects[owner] = subject;
            }
        }

        var group = await GroupAsync(db, who, cancellationToken);
        var moves = group is { } mine ? await PlanQueries.MovesAsync(db, week.Id, mine, cancellationToken) : new Dictionary<Guid, DateTimeOffset>();
        var done = await DoneAsync(db, who, week, items, subjects, cancellationToken);
        var meetings = await MeetingsAsync(db, who, week, group, subjects, cancellationToken);
        var lines = items.Where(item => !item.IsMeeting && subjects.ContainsKey(item.Owner))
            .Select(item => new TaskLine(item, item.Owner is PlanOwner.Convenor or PlanOwner.Delegate ? moves.GetValueOrDefault(item.Id, item.Due) : item.Due, done.Contains(item.Id)))
            .Concat(items.Where(item => item.IsMeeting && meetings.ContainsKey(item.Id)).Select(item => meetings[item.Id](item)));
        return [.. lines.OrderBy(line => line.Done).ThenBy(line => line.Due).ThenBy(line => line.Item.Order)];
    }

    /// <summary>The group whose plan is theirs: of their seat, else the one they were given to supervise.</summary>
    private static async Task<Guid?> GroupAsync(CongressDb db, Participant who, CancellationToken cancellationToken) =>
        await db.Set<DelegateSeat>().Where(seat => seat.PersonId == who.PersonId && seat.BodyId == who.CongressId).Select(seat => seat.GroupId).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Set<Appointment>().Where(work => work.PersonId == who.PersonId && work.BodyId == who.CongressId && work.Role == AppointmentRole.Supervisor && work.EndedAt == null)
            .Select(work => work.GroupId).FirstOrDefaultAsync(cancellationToken);

    private async Task<HashSet<Guid>> DoneAsync(
        CongressDb db, Participant who, ActivityWeek week, IReadOnlyList<PlanItem> items, Dictionary<PlanOwner, Guid> subjects, CancellationToken cancellationToken)
    {
        List<Guid> own = [.. subjects.Values];
        var marks = await db.Set<PlanMark>().AsNoTracking().Where(mark => own.Contains(mark.SubjectId)).Select(mark => new { mark.ItemId, mark.SubjectId }).ToListAsync(cancellationToken);
        var done = items.Where(item => subjects.TryGetValue(item.Owner, out var subject) && marks.Exists(mark => mark.ItemId == item.Id && mark.SubjectId == subject)).Select(item => item.Id).ToHashSet();
        foreach (var item in items.Where(item => item.Owner == PlanOwner.Delegate && _proofs.ContainsKey(item.Proof)))
        {
            if ((await _proofs[item.Proof].DoneAsync(db, week, [who.PersonId], cancellationToken)).Count > 0)
            {
                done.Add(item.Id);
            }
        }

        return done;
    }

    private static async Task<Dictionary<Guid, Func<PlanItem, TaskLine>>> MeetingsAsync(
        CongressDb db, Participant who, ActivityWeek week, Guid? group, Dictionary<PlanOwner, Guid> subjects, CancellationToken cancellationToken)
    {
        if (group is null)
        {
            return [];
        }

        var meetings = await db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.WeekId == week.Id && meeting.GroupId == group).ToListAsync(cancellationToken);
        List<Guid> ids = meetings.ConvertAll(meeting => meeting.Id);
        var records = await db.Set<AttendanceRecord>().AsNoTracking().Where(record => record.PersonId == who.PersonId && ids.Contains(record.MeetingId)).ToDictionaryAsync(record => record.MeetingId, cancellationToken);
        var holds = subjects.TryGetValue(PlanOwner.Convenor, out var led) && led == group;
        return meetings.ToDictionary(meeting => meeting.ItemId, meeting => new Func<PlanItem, TaskLine>(item =>
        {
            var record = records.GetValueOrDefault(meeting.Id);
            var done = holds ? meeting.State == MeetingState.Ended : record is { HasCome: true } or { State: AttendanceState.OnLeave };
            return new TaskLine(item, meeting.Starts, done, meeting, holds, record);
        }));
    }
}
