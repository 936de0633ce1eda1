using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Results.Script;

namespace ChatDelegate.Congress.Results.Board;

/// <summary>A group on the staff's board.</summary>
/// <param name="Now">The first of its meetings that has not ended: the stage (环节) it is at; null when all are over.</param>
/// <param name="Script">Null where no script is being read.</param>
/// <param name="Left">The blocks of the three (三项重点任务) that the group has not finished.</param>
public sealed record GroupBoardRow(GroupStand Stand, GroupMeeting? Now, ScriptPlace? Script, IReadOnlyList<PlanBlock> Left, IReadOnlyList<GroupLag> Lags)
{
    /// <summary>A group is complete only with all three.</summary>
    public bool IsComplete => Left.Count == 0;
}
