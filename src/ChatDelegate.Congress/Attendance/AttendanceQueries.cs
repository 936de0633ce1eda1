using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance;

/// <summary>Who is there, for commands, pages and other features.</summary>
public static class AttendanceQueries
{
    /// <summary>Delegates in the room, each once.</summary>
    public static async Task<IReadOnlyList<Guid>> PresentAsync(CongressDb db, Guid meetingId, CancellationToken cancellationToken) =>
        await Present(db).Where(record => record.MeetingId == meetingId).Select(record => record.PersonId).ToListAsync(cancellationToken);

    /// <summary>The meeting at which a group votes; null when the week's plan has none.</summary>
    public static Task<GroupMeeting?> VoteMeetingAsync(CongressDb db, Guid weekId, Guid groupId, CancellationToken cancellationToken) =>
        db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(meeting => meeting.WeekId == weekId && meeting.GroupId == groupId && meeting.Stage == PlanStage.Decide, cancellationToken);

    /// <summary>Whether somebody is in the room where their group votes.</summary>
    public static Task<bool> IsPresentOnVoteDayAsync(CongressDb db, Guid weekId, Guid personId, CancellationToken cancellationToken) =>
        Present(db).AnyAsync(
            record => record.PersonId == personId
                && db.Set<GroupMeeting>().Any(meeting => meeting.Id == record.MeetingId && meeting.WeekId == weekId && meeting.Stage == PlanStage.Decide),
            cancellationToken);

    /// <summary>All who are in the rooms where their groups have the meetings of a stage, such as that in which they vote.</summary>
    public static async Task<IReadOnlyList<Guid>> PresentAtAsync(CongressDb db, Guid weekId, PlanStage stage, CancellationToken cancellationToken) =>
        await Present(db).Where(record => db.Set<GroupMeeting>().Any(meeting => meeting.Id == record.MeetingId && meeting.WeekId == weekId && meeting.Stage == stage))
            .Select(record => record.PersonId).Distinct().OrderBy(id => id).ToListAsync(cancellationToken);

    /// <summary>Of a group's meetings the one under way, else the next, else the last; null when it has none.</summary>
    public static async Task<GroupMeeting?> NearestMeetingAsync(CongressDb db, Guid groupId, CancellationToken cancellationToken)
    {
        var meetings = db.Set<GroupMeeting>().AsNoTracking().Where(meeting => meeting.GroupId == groupId);
        return await meetings.Where(meeting => meeting.State == MeetingState.Open).OrderBy(meeting => meeting.Starts).FirstOrDefaultAsync(cancellationToken)
            ?? await meetings.Where(meeting => meeting.State == MeetingState.Planned).OrderBy(meeting => meeting.Starts).FirstOrDefaultAsync(cancellationToken)
            ?? await meetings.OrderByDescending(meeting => meeting.Starts).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The figures of one meeting, now.</summary>
    public static async Task<AttendanceFigures> FiguresAsync(CongressDb db, GroupMeeting meeting, AttendanceRules rules, CancellationToken cancellationToken)
    {
        var members = await Members(db, meeting.GroupId).CountAsync(cancellationToken);
        var states = await Counted(db, meeting.Id).Select(record => record.State).ToListAsync(cancellationToken);
        return AttendanceFigures.Of(members, states, rules);
    }

    /// <summary>Everybody of a meeting's group with what is known of them, by number; then the supervisors who sat in on it.</summary>
    public static async Task<IReadOnlyList<AttendanceRow>> RowsAsync(CongressDb db, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var members = await (
            from seat in Members(db, meeting.GroupId)
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            select new { person.Id, person.Name, seat.Number }).ToListAsync(cancellationToken);
        var records = await db.Set<AttendanceRecord>().AsNoTracking().Where(record => record.MeetingId == meeting.Id).ToListAsync(cancellationToken);
        var known = records.ToDictionary(record => record.PersonId);
        List<Guid> others = [.. records.Where(record => members.TrueForAll(member => member.Id != record.PersonId)).Select(record => record.PersonId), .. records.Select(record => record.RecordedBy)];
        var names = await db.Set<Person>().Where(person => others.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        foreach (var member in members)
        {
            names.TryAdd(member.Id, member.Name);
        }

        AttendanceRow Row(Guid id, string name, string? number) =>
            known.GetValueOrDefault(id) is { } record ? new AttendanceRow(id, name, number, record, names.GetValueOrDefault(record.RecordedBy)) : new AttendanceRow(id, name, number, null, null);

        return
        [
            .. members.OrderBy(member => member.Number.Length).ThenBy(member => member.Number, StringComparer.Ordinal).Select(member => Row(member.Id, member.Name, member.Number)),
            .. records.Where(record => members.TrueForAll(member => member.Id != record.PersonId)).Select(record => Row(record.PersonId, names.GetValueOrDefault(record.PersonId, string.Empty), null)),
        ];
    }

    /// <summary>The figures of every group at one meeting of the plan, by the group's number.</summary>
    public static async Task<IReadOnlyList<GroupFigures>> BoardAsync(CongressDb db, Guid itemId, AttendanceRules rules, CancellationToken cancellationToken)
    {
        var meetings = await (
            from meeting in db.Set<GroupMeeting>().AsNoTracking()
            join @group in db.Set<DelegateGroup>() on meeting.GroupId equals @group.Id
            where meeting.ItemId == itemId
            orderby @group.Number
            select new { meeting, @group.Name }).ToListAsync(cancellationToken);
        var states = await (
            from record in db.Set<AttendanceRecord>()
            join meeting in db.Set<GroupMeeting>() on record.MeetingId equals meeting.Id
            where meeting.ItemId == itemId && record.Part == AttendancePart.Delegate
            select new { record.MeetingId, record.State }).ToListAsync(cancellationToken);
        var groups = meetings.ConvertAll(row => (Guid?)row.meeting.GroupId);
        var members = await (
            from seat in db.Set<DelegateSeat>()
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            where groups.Contains(seat.GroupId) && person.Active
            group seat by seat.GroupId into seats
            select new { seats.Key, Count = seats.Count() }).ToListAsync(cancellationToken);
        var byMeeting = states.ToLookup(row => row.MeetingId, row => row.State);
        return [.. meetings.Select(row => new GroupFigures(
            row.meeting, row.Name, AttendanceFigures.Of(members.Find(count => count.Key == row.meeting.GroupId)?.Count ?? 0, byMeeting[row.meeting.Id], rules)))];
    }

    /// <summary>The seats of a group's delegates who have not left.</summary>
    internal static IQueryable<DelegateSeat> Members(CongressDb db, Guid groupId) =>
        db.Set<DelegateSeat>().Where(seat => seat.GroupId == groupId && db.Set<Person>().Any(person => person.Id == seat.PersonId && person.Active));

    /// <summary>Records of a meeting that count: those of its delegates.</summary>
    private static IQueryable<AttendanceRecord> Counted(CongressDb db, Guid meetingId) =>
        db.Set<AttendanceRecord>().AsNoTracking().Where(record => record.MeetingId == meetingId && record.Part == AttendancePart.Delegate);

    private static IQueryable<AttendanceRecord> Present(CongressDb db) => db.Set<AttendanceRecord>().AsNoTracking()
        .Where(record => record.Part == AttendancePart.Delegate && (record.State == AttendanceState.Present || record.State == AttendanceState.Late));
}

/// <summary>Somebody and what is known of them.</summary>
/// <param name="Number">Of the delegate's card; null for supervisors.</param>
/// <param name="Record">Null while nothing is known.</param>
/// <param name="RecordedBy">The name of who recorded it.</param>
public sealed record AttendanceRow(Guid PersonId, string Name, string? Number, AttendanceRecord? Record, string? RecordedBy);

public sealed record GroupFigures(GroupMeeting Meeting, string Group, AttendanceFigures Figures);
