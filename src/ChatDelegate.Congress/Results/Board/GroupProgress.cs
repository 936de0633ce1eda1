using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Voting;

namespace ChatDelegate.Congress.Results.Board;

/// <summary>How far a group is and in what it lags: pure, from what is on record and the time.</summary>
public static class GroupProgress
{
    /// <summary>How long after its time a meeting is looked upon as late.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>The blocks that are not finished: one is, when the group has held all its meetings, and of the vote when it is closed as well.</summary>
    public static IReadOnlyList<PlanBlock> Left(IReadOnlyList<PlanItem> items, IReadOnlyList<GroupMeeting> meetings, GroupStand stand, Ballot? ballot)
    {
        ArgumentNullException.ThrowIfNull(stand);
        return [.. PlanBlocks.Mandatory.Where(block => !Held(block) || (block == PlanBlock.Vote && !IsVoteOver(stand, ballot)))];

        bool Held(PlanBlock block) => items.Where(item => item.Block == block).Select(item => meetings.FirstOrDefault(meeting => meeting.ItemId == item.Id)).ToList() is { Count: > 0 } all
            && all.TrueForAll(meeting => meeting?.State == MeetingState.Ended);
    }

    public static IReadOnlyList<GroupLag> Lags(GroupStand stand, IReadOnlyList<GroupMeeting> meetings, Ballot? ballot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(stand);
        return
        [
            .. ballot is { State: BallotState.Open } && now >= ballot.WindowFrom && stand.Voting == GroupState.Waiting ? [GroupLag.NotOpen] : Array.Empty<GroupLag>(),
            .. stand.Meeting is { State: MeetingState.Open } && !stand.Attendance.HasQuorum ? [GroupLag.BelowQuorum] : Array.Empty<GroupLag>(),
            .. stand.Voting is GroupState.Open or GroupState.Closed && !stand.AllVoted ? [GroupLag.NotAllVoted] : Array.Empty<GroupLag>(),
            .. meetings.Any(meeting => IsLate(meeting, now)) ? [GroupLag.Behind] : Array.Empty<GroupLag>(),
        ];
    }

    private static bool IsVoteOver(GroupStand stand, Ballot? ballot) => ballot is { State: >= BallotState.Closed } || stand.Voting == GroupState.Closed;

    private static bool IsLate(GroupMeeting meeting, DateTimeOffset now) => meeting.State switch
    {
        MeetingState.Planned => meeting.Starts + Grace < now,
        MeetingState.Open => meeting.Starts.AddMinutes(meeting.Minutes) + Grace < now,
        MeetingState.Ended => false,
    };
}
