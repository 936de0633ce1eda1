using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Leaves;

/// <summary>Asking for leave and deciding on it. Who decides is the congress's rule, never a role alone; nobody decides about themselves.</summary>
internal sealed class LeaveSteps(RulesFile file)
{
    public async Task<AttendanceError?> AskAsync(
        RecordSession session, Participant who, Guid meetingId, string reason, AttendanceNotices notices, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var db = session.Db;
        if (await db.HoldMeetingAsync(meetingId, cancellationToken) is not { } meeting)
        {
            return AttendanceError.Missing;
        }

        if (await db.PartAsync(who.PersonId, meeting, cancellationToken) != AttendancePart.Delegate)
        {
            return AttendanceError.OtherGroup;
        }

        if (meeting.State == MeetingState.Ended)
        {
            return AttendanceError.Ended;
        }

        if (await db.Set<AttendanceRecord>().AnyAsync(record => record.MeetingId == meetingId && record.PersonId == who.PersonId, cancellationToken))
        {
            return AttendanceError.Already;
        }

        if (await db.Set<LeaveRequest>().AnyAsync(other => other.MeetingId == meetingId && other.PersonId == who.PersonId && other.State == LeaveState.Asked, cancellationToken))
        {
            return AttendanceError.Asked;
        }

        var request = new LeaveRequest { Id = Guid.CreateVersion7(now), MeetingId = meetingId, PersonId = who.PersonId, Reason = reason, At = now };
        db.Add(request);
        foreach (var approver in await ApproversAsync(db, meeting, who.PersonId, cancellationToken))
        {
            db.Add(notices.LeaveAsked(request, meeting, who.Name, approver, file.Rules, zone, now));
        }

        return null;
    }

    /// <summary>Decides; a refusal needs an answer for the one who asked.</summary>
    public async Task<AttendanceError?> DecideAsync(
        RecordSession session, Participant who, Guid requestId, bool approve, string? answer, AttendanceNotices notices, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var meetingId = await db.Set<LeaveRequest>().Where(one => one.Id == requestId).Select(one => (Guid?)one.MeetingId).FirstOrDefaultAsync(cancellationToken);
        if (meetingId is not { } id || await db.HoldMeetingAsync(id, cancellationToken) is not { } meeting)
        {
            return AttendanceError.Missing;
        }

        // Read only now that the meeting is held: somebody else may have decided meanwhile.
        var request = await db.Set<LeaveRequest>().FirstAsync(one => one.Id == requestId, cancellationToken);
        if (await MayDecideAsync(db, who, meeting, request.PersonId, cancellationToken) is { } not)
        {
            return not;
        }

        var words = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim();
        if (request.State != LeaveState.Asked || (!approve && words is null) || words?.Length > MeetingSteps.LongestReason)
        {
            return request.State != LeaveState.Asked ? AttendanceError.Decided : words is null ? AttendanceError.NoReason : AttendanceError.TooLong;
        }

        var record = await db.Set<AttendanceRecord>().FirstOrDefaultAsync(one => one.MeetingId == id && one.PersonId == request.PersonId, cancellationToken);
        if (approve && record is { HasCome: true })
        {
            return AttendanceError.Already;
        }

        session.Actor = session.Actor with { OnBehalfOf = request.PersonId };
        request.Decide(approve, words, who.PersonId, now);
        if (approve)
        {
            Excuse(db, record, request, who.PersonId, now);
        }

        db.Add(notices.LeaveDecided(request, meeting, zone, now));
        return null;
    }

    private static void Excuse(CongressDb db, AttendanceRecord? record, LeaveRequest request, Guid by, DateTimeOffset now)
    {
        if (record is null)
        {
            record = new AttendanceRecord { Id = Guid.CreateVersion7(now), MeetingId = request.MeetingId, PersonId = request.PersonId, Part = AttendancePart.Delegate };
            db.Add(record);
        }

        record.Excuse(request.Reason, by, now);
    }

    private async Task<AttendanceError?> MayDecideAsync(CongressDb db, Participant who, GroupMeeting meeting, Guid asker, CancellationToken cancellationToken)
    {
        if (who.CongressId != meeting.BodyId)
        {
            return AttendanceError.Missing;
        }

        if (who.PersonId == asker)
        {
            return AttendanceError.Own;
        }

        var approvers = file.Rules.Approvers;
        if ((approvers.Contains(ParticipantLookup.Staff) && who.IsStaffOf(meeting.BodyId))
            || (approvers.Contains(ParticipantLookup.Convenor) && await db.LeadsAsync(who, meeting.GroupId, cancellationToken)))
        {
            return null;
        }

        return who.Roles.Contains(ParticipantLookup.Convenor) && !await db.LeadsAsync(who, meeting.GroupId, cancellationToken) ? AttendanceError.OtherGroup : AttendanceError.NotAllowed;
    }

    /// <summary>The convenors who hear of it; staff see it in the console.</summary>
    private async Task<List<Guid>> ApproversAsync(CongressDb db, GroupMeeting meeting, Guid asker, CancellationToken cancellationToken) =>
        file.Rules.Approvers.Contains(ParticipantLookup.Convenor)
            ? await AttendanceQueries.Members(db, meeting.GroupId).Where(seat => seat.Convenor && seat.PersonId != asker).Select(seat => seat.PersonId).ToListAsync(cancellationToken)
            : [];
}
