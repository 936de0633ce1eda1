using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Codes;

/// <summary>Says before the button what the check-in would say after it.</summary>
public static class ScanRules
{
    /// <summary>Why this person cannot check in at this meeting now; null when they can.</summary>
    public static async Task<AttendanceError?> FaultAsync(CongressDb db, Guid personId, GroupMeeting meeting, CancellationToken cancellationToken) =>
        await db.PartAsync(personId, meeting, cancellationToken) is null ? AttendanceError.OtherGroup
        : meeting.State != MeetingState.Open ? meeting.State == MeetingState.Planned ? AttendanceError.NotOpen : AttendanceError.Ended
        : await db.Set<AttendanceRecord>().AnyAsync(
            record => record.MeetingId == meeting.Id && record.PersonId == personId && (record.State == AttendanceState.Present || record.State == AttendanceState.Late), cancellationToken)
            ? AttendanceError.Already : null;
}
