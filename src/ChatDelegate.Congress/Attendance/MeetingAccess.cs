using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance;

/// <summary>Who has what to do with a meeting, asked of the roster each time: a role alone says nothing of which group it is for.</summary>
internal static class MeetingAccess
{
    /// <summary>Reads a meeting and keeps others from changing it, or who is at it, until the transaction ends.</summary>
    public static Task<GroupMeeting?> HoldMeetingAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<GroupMeeting>().FromSql($"""select * from "GroupMeetings" where "Id" = {id} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<GroupMeeting>().FirstOrDefaultAsync(meeting => meeting.Id == id, cancellationToken);

    /// <summary>Whether they are the convenor (召集人) of the meeting's own group.</summary>
    public static Task<bool> LeadsAsync(this CongressDb db, Participant who, Guid groupId, CancellationToken cancellationToken) =>
        db.Set<DelegateSeat>().AnyAsync(seat => seat.PersonId == who.PersonId && seat.GroupId == groupId && seat.Convenor, cancellationToken);

    /// <summary>Whether they are staff of the meeting's congress.</summary>
    public static bool IsStaffOf(this Participant who, Guid bodyId) => who.Roles.Contains(ParticipantLookup.Staff) && who.CongressId == bodyId;

    /// <summary>As what they belong to a meeting; null when they do not.</summary>
    public static async Task<AttendancePart?> PartAsync(this CongressDb db, Guid personId, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await db.Set<DelegateSeat>().AnyAsync(seat => seat.PersonId == personId && seat.GroupId == meeting.GroupId, cancellationToken))
        {
            return AttendancePart.Delegate;
        }

        return await db.SupervisesAsync(personId, meeting.BodyId, meeting.GroupId, cancellationToken) ? AttendancePart.Supervisor : null;
    }

    public static Task<bool> SupervisesAsync(this CongressDb db, Guid personId, Guid bodyId, Guid groupId, CancellationToken cancellationToken) =>
        db.Set<Appointment>().AnyAsync(
            work => work.PersonId == personId && work.BodyId == bodyId && work.Role == AppointmentRole.Supervisor && work.EndedAt == null && (work.GroupId == null || work.GroupId == groupId),
            cancellationToken);
}
