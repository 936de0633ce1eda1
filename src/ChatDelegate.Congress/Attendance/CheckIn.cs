using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance;

/// <summary>
/// The one place where somebody is checked in (签到), by whatever way: what follows from being there is hung on it here.
/// The meeting's row is held meanwhile, so that nobody is checked in twice or at a meeting that ends in the same instant.
/// </summary>
public static class CheckIn
{
    /// <param name="personId">Who has come.</param>
    /// <param name="by">Who says so: they themselves or their convenor.</param>
    /// <param name="grace">How long after the start somebody is still on time.</param>
    public static async Task<CheckInOutcome> RunAsync(
        RecordSession session, Guid meetingId, Guid personId, AttendanceWay way, Guid by, TimeSpan grace, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var db = session.Db;
        if (await db.HoldMeetingAsync(meetingId, cancellationToken) is not { } meeting)
        {
            return new CheckInOutcome(AttendanceError.Missing);
        }

        if (await db.PartAsync(personId, meeting, cancellationToken) is not { } part)
        {
            return new CheckInOutcome(AttendanceError.OtherGroup, meeting);
        }

        if (meeting.State != MeetingState.Open)
        {
            return new CheckInOutcome(meeting.State == MeetingState.Planned ? AttendanceError.NotOpen : AttendanceError.Ended, meeting);
        }

        var record = await db.Set<AttendanceRecord>().FirstOrDefaultAsync(one => one.MeetingId == meetingId && one.PersonId == personId, cancellationToken);
        if (record is { IsPresent: true })
        {
            return new CheckInOutcome(AttendanceError.Already, meeting, record);
        }

        if (record is null)
        {
            record = new AttendanceRecord { Id = Guid.CreateVersion7(now), MeetingId = meetingId, PersonId = personId, Part = part };
            db.Add(record);
        }

        record.Arrive(now > meeting.Starts + grace, way, by, now);
        await GrantedBallot.ToAsync(session, meeting, record, now, cancellationToken);
        return new CheckInOutcome(null, meeting, record);
    }
}

/// <summary>What came of a check-in.</summary>
/// <param name="Error">Null when it was done.</param>
public sealed record CheckInOutcome(AttendanceError? Error, GroupMeeting? Meeting = null, AttendanceRecord? Record = null);
