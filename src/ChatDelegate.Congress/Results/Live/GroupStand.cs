using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Voting;

namespace ChatDelegate.Congress.Results.Live;

/// <summary>How a group stands in a vote: who has come and how many have voted. Below the whole congress there is never more than that.</summary>
/// <param name="GroupId">Null for delegates without a group.</param>
/// <param name="Name">Null for them.</param>
/// <param name="Meeting">At which the group votes; null when the plan has none.</param>
/// <param name="Entitled">应投: on the ballot's roll.</param>
/// <param name="Voting">Null while the ballot is not with the groups.</param>
public sealed record GroupStand(
    Guid? GroupId, int Number, string? Name, GroupMeeting? Meeting, AttendanceFigures Attendance, int Entitled, int Admitted, int Voted, GroupState? Voting)
{
    public bool AllVoted => Entitled > 0 && Voted == Entitled;
}
