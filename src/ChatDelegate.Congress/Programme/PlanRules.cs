namespace ChatDelegate.Congress.Programme;

/// <summary>What a plan must hold to: the week's dates, the order of the stages, the vote day that nobody moves.</summary>
public static class PlanRules
{
    private const int LongestWeek = 31;

    public static ProgrammeError? Dates(DateOnly starts, DateOnly ends, DateOnly vote) =>
        ends < starts || ends.DayNumber - starts.DayNumber >= LongestWeek || vote < starts || vote > ends ? ProgrammeError.Dates : null;

    /// <summary>Whether a group may put an item on another time.</summary>
    /// <param name="week">Its window, in the congress's zone.</param>
    /// <param name="others">The other items of the group's own plan, with the times that hold for it.</param>
    /// <param name="to">The time wanted, in the congress's zone.</param>
    public static ProgrammeError? Move(ActivityWeek week, PlanItem item, IEnumerable<(PlanStage Stage, DateTimeOffset Due)> others, DateTimeOffset to, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(to.DateTime);
        return !item.Movable || (item.IsMeeting && item.Stage == PlanStage.Decide) ? ProgrammeError.Locked
            : day < week.Starts || day > week.Ends ? ProgrammeError.OutsideWindow
            : to <= now ? ProgrammeError.Past
            : Order(item, others, to);
    }

    /// <summary>Whether an item at this time keeps the order 学、决、议、评 with the meetings of the other stages.</summary>
    public static ProgrammeError? Order(PlanItem item, IEnumerable<(PlanStage Stage, DateTimeOffset Due)> others, DateTimeOffset to) =>
        others.Any(other => other.Stage < item.Stage ? other.Due > to : other.Stage > item.Stage && other.Due < to) ? ProgrammeError.StageOrder : null;
}
