using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Roll;

namespace ChatDelegate.Congress.Attendance;

/// <summary>Who has come to the meeting at which their group votes, or rates, is admitted to the ballot (签到领票). Going does not take it back: what was cast is cast.</summary>
internal static class GrantedBallot
{
    public static async Task ToAsync(RecordSession session, GroupMeeting meeting, AttendanceRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (record is { Part: AttendancePart.Delegate, IsPresent: true })
        {
            await BallotRoll.AdmitToWeekAsync(session, meeting.WeekId, meeting.Stage, record.PersonId, How(record.Way), record.Reason, now, cancellationToken);
        }
    }

    private static AdmittedHow How(AttendanceWay way) => way switch
    {
        AttendanceWay.Convenor => AdmittedHow.Convenor,
        AttendanceWay.Staff => AdmittedHow.Staff,
        _ => AdmittedHow.CheckIn,
    };
}
