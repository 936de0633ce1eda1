using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary>One of the things that somebody has to do (我的任务).</summary>
/// <param name="Due">For their group.</param>
/// <param name="Meeting">Their group's, when the item is one.</param>
/// <param name="Holds">They hold the meeting, and not only come to it.</param>
/// <param name="Record">Of theirs at that meeting.</param>
public sealed record TaskLine(PlanItem Item, DateTimeOffset Due, bool Done, GroupMeeting? Meeting = null, bool Holds = false, AttendanceRecord? Record = null)
{
    /// <summary>When it is too late: at the end of a meeting, not at its start.</summary>
    public bool IsOverdue(DateTimeOffset now) => !Done && Due.AddMinutes(Item.MeetingMinutes ?? 0) < now;
}
