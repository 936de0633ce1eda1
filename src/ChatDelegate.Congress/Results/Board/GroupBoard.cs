using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Voting;

namespace ChatDelegate.Congress.Results.Board;

/// <summary>All groups of a congress in its week, at one moment.</summary>
/// <param name="Item">The meeting that arrivals are counted at; null when the plan has none.</param>
/// <param name="Ballot">Null while there is none.</param>
public sealed record GroupBoard(ActivityWeek Week, PlanItem? Item, IReadOnlyList<PlanItem> Items, Ballot? Ballot, IReadOnlyList<GroupBoardRow> Rows, AttendanceRules Rules)
{
    public AttendanceFigures Attendance => AttendanceFigures.Sum(Rows.Select(row => row.Stand.Attendance), Rules);

    public int Entitled => Rows.Sum(row => row.Stand.Entitled);

    public int Voted => Rows.Sum(row => row.Stand.Voted);

    public int Complete => Rows.Count(row => row.IsComplete);
}
