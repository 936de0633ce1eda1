using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>Which meeting somebody means who did not say which.</summary>
internal static class MeetingChoice
{
    /// <summary>News in the words of the dialogs that this turn runs with.</summary>
    public static AttendanceNotices Notices(this CommandContext context) => new(context.Phrases);

    /// <summary>The meeting named, or of the person's own group the one under way, else the next, else the last; null when the group has none.</summary>
    public static async Task<GroupMeeting?> MeetingAsync(this CommandContext context, CancellationToken cancellationToken)
    {
        if (context.IdInput("meeting") is { } id)
        {
            return await context.Db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(meeting => meeting.Id == id && meeting.BodyId == context.Participant.CongressId, cancellationToken);
        }

        return await context.OwnGroupAsync(cancellationToken) is { } group ? await AttendanceQueries.NearestMeetingAsync(context.Db, group, cancellationToken) : null;
    }

    /// <summary>The group that the person leads or belongs to in the congress they act in.</summary>
    public static async Task<Guid?> OwnGroupAsync(this CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        return await context.Db.Set<DelegateSeat>().Where(seat => seat.PersonId == me.PersonId && seat.BodyId == me.CongressId).Select(seat => seat.GroupId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether the person leads the group of a meeting.</summary>
    public static Task<bool> LeadsAsync(this CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken) =>
        context.Db.LeadsAsync(context.Participant, meeting.GroupId, cancellationToken);

    /// <summary>Today's meetings, and those under way, of the groups that the person supervises.</summary>
    public static async Task<IReadOnlyList<(GroupMeeting Meeting, string Group)>> SupervisedAsync(this CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        var local = context.Now.In(context.Zone);
        var midnight = context.Now - local.TimeOfDay;
        var next = midnight.AddDays(1);
        var rows = await (
            from meeting in context.Db.Set<GroupMeeting>().AsNoTracking()
            join @group in context.Db.Set<DelegateGroup>() on meeting.GroupId equals @group.Id
            where meeting.BodyId == me.CongressId && (meeting.State == MeetingState.Open || (meeting.Starts >= midnight && meeting.Starts < next))
                && context.Db.Set<Appointment>().Any(work => work.PersonId == me.PersonId && work.BodyId == me.CongressId && work.Role == AppointmentRole.Supervisor
                    && work.EndedAt == null && (work.GroupId == null || work.GroupId == meeting.GroupId))
            orderby meeting.State == MeetingState.Open descending, meeting.Starts, @group.Number
            select new { meeting, @group.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.meeting, row.Name))];
    }
}
