using ChatDelegate.Congress.Attendance.Meetings;

namespace ChatDelegate.Congress.Supervision;

/// <summary>When there is something to supervise.</summary>
internal static class MeetingTime
{
    /// <summary>Check-in has begun, or it should have: a meeting that was not held is to be reported, too.</summary>
    public static bool HasBegun(this GroupMeeting meeting, DateTimeOffset now) => meeting.State != MeetingState.Planned || now >= meeting.Starts;
}
