using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Voting;

namespace ChatDelegate.Congress.Results.Live;

/// <summary>How a vote stands over all groups, at one moment.</summary>
public sealed record VoteStand(Ballot Ballot, IReadOnlyList<GroupStand> Groups, AttendanceRules Rules)
{
    public AttendanceFigures Attendance => AttendanceFigures.Sum(Groups.Select(group => group.Attendance), Rules);

    public int Entitled => Groups.Sum(group => group.Entitled);

    public int Admitted => Groups.Sum(group => group.Admitted);

    public int Voted => Groups.Sum(group => group.Voted);
}
