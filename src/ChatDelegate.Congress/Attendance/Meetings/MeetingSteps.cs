using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Meetings;

/// <summary>What convenors do with the meetings of their own group, and staff with all: begin, name the place, end. Each checks who asks.</summary>
internal static class MeetingSteps
{
    public const int LongestReason = 500;

    /// <summary>Begins check-in and tells everybody whom it concerns.</summary>
    /// <param name="reason">Staff's, for a meeting on another day or out of order; others need the right day and order.</param>
    public static async Task<AttendanceError?> OpenAsync(
        RecordSession session, Participant who, Guid meetingId, string? reason, AttendanceNotices notices, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (meeting, error) = await HoldAsync(session, who, meetingId, cancellationToken);
        if (meeting is null)
        {
            return error;
        }

        if (meeting.State != MeetingState.Planned)
        {
            return meeting.State == MeetingState.Open ? AttendanceError.IsOpen : AttendanceError.Ended;
        }

        var overrides = who.IsStaffOf(meeting.BodyId) && !string.IsNullOrWhiteSpace(reason);
        if (!overrides && await IrregularAsync(session.Db, meeting, zone, now, cancellationToken) is { } irregular)
        {
            return irregular;
        }

        if (reason?.Length > LongestReason)
        {
            return AttendanceError.TooLong;
        }

        meeting.Open(who.PersonId, overrides ? reason?.Trim() : null, now);
        foreach (var person in await ConcernedAsync(session.Db, meeting, cancellationToken))
        {
            session.Db.Add(notices.Prompt(meeting, person, zone, now));
        }

        return null;
    }

    /// <summary>Ends the meeting; whoever was not there and not excused is absent from now on.</summary>
    public static async Task<AttendanceError?> EndAsync(RecordSession session, Participant who, Guid meetingId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (meeting, error) = await HoldAsync(session, who, meetingId, cancellationToken);
        if (meeting is null)
        {
            return error;
        }

        if (meeting.State != MeetingState.Open)
        {
            return meeting.State == MeetingState.Planned ? AttendanceError.NotOpen : AttendanceError.Ended;
        }

        var known = await session.Db.Set<AttendanceRecord>().Where(record => record.MeetingId == meetingId).Select(record => record.PersonId).ToListAsync(cancellationToken);
        var members = await AttendanceQueries.Members(session.Db, meeting.GroupId).Select(seat => seat.PersonId).ToListAsync(cancellationToken);
        foreach (var person in members.Except(known))
        {
            var record = new AttendanceRecord { Id = Guid.CreateVersion7(now), MeetingId = meetingId, PersonId = person, Part = AttendancePart.Delegate };
            record.Miss(who.PersonId, now);
            session.Db.Add(record);
        }

        meeting.End(who.PersonId, now);
        return null;
    }

    public static async Task<AttendanceError?> MeetAtAsync(RecordSession session, Participant who, Guid meetingId, string place, CancellationToken cancellationToken)
    {
        var (meeting, error) = await HoldAsync(session, who, meetingId, cancellationToken);
        if (meeting is null || meeting.State == MeetingState.Ended)
        {
            return error ?? AttendanceError.Ended;
        }

        meeting.MeetAt(place);
        return null;
    }

    /// <summary>Reads a meeting for whoever may act for its group; it stays theirs until the transaction ends.</summary>
    public static async Task<(GroupMeeting? Meeting, AttendanceError? Error)> HoldAsync(RecordSession session, Participant who, Guid meetingId, CancellationToken cancellationToken)
    {
        if (await session.Db.HoldMeetingAsync(meetingId, cancellationToken) is not { } meeting)
        {
            return (null, AttendanceError.Missing);
        }

        if (who.IsStaffOf(meeting.BodyId) || await session.Db.LeadsAsync(who, meeting.GroupId, cancellationToken))
        {
            return (meeting, null);
        }

        return (null, who.CongressId != meeting.BodyId ? AttendanceError.Missing : who.Roles.Contains(ParticipantLookup.Convenor) ? AttendanceError.OtherGroup : AttendanceError.NotAllowed);
    }

    /// <summary>Whether it is another day's, or an earlier stage (学、决、议、评) is still to come.</summary>
    private static async Task<AttendanceError?> IrregularAsync(CongressDb db, GroupMeeting meeting, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (meeting.Starts.In(zone).Date != now.In(zone).Date)
        {
            return AttendanceError.OtherDay;
        }

        var before = await db.Set<GroupMeeting>().Where(other => other.WeekId == meeting.WeekId && other.GroupId == meeting.GroupId && other.State != MeetingState.Ended)
            .Select(other => other.Stage).ToListAsync(cancellationToken);
        return before.Exists(stage => stage < meeting.Stage) ? AttendanceError.StageOrder : null;
    }

    /// <summary>The group's delegates, and the supervisors who were given this group, without those who are on leave.</summary>
    private static async Task<List<Guid>> ConcernedAsync(CongressDb db, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var members = await AttendanceQueries.Members(db, meeting.GroupId)
            .Where(seat => !db.Set<AttendanceRecord>().Any(record => record.MeetingId == meeting.Id && record.PersonId == seat.PersonId))
            .Select(seat => seat.PersonId).ToListAsync(cancellationToken);
        var supervisors = await db.Set<Appointment>()
            .Where(work => work.BodyId == meeting.BodyId && work.GroupId == meeting.GroupId && work.Role == AppointmentRole.Supervisor && work.EndedAt == null)
            .Select(work => work.PersonId).ToListAsync(cancellationToken);
        return [.. members.Union(supervisors)];
    }
}
