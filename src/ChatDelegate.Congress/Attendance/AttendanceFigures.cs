using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Attendance;

/// <summary>The figures of a meeting, or of several together, as the rules define them.</summary>
/// <param name="Members">应到: the delegates of the group.</param>
/// <param name="Present">On time and in the room.</param>
/// <param name="Late">Late and in the room.</param>
/// <param name="Left">Were there and have gone.</param>
/// <param name="Rules">What counts.</param>
public sealed record AttendanceFigures(int Members, int Present, int Late, int Left, int OnLeave, AttendanceRules Rules)
{
    /// <summary>在场.</summary>
    public int InRoom => Present + Late;

    /// <summary>已到: in the room or there for a while.</summary>
    public int Came => InRoom + Left;

    /// <summary>未到: not there and not excused.</summary>
    public int Missing => Math.Max(0, Members - Came - OnLeave);

    public int Quorum => Rules.QuorumFor(Members);

    public bool HasQuorum => Members > 0 && InRoom >= Quorum;

    /// <summary>参与率 as a share of one; null without a base.</summary>
    public decimal? Rate => RateBase > 0 ? (decimal)Came / RateBase : null;

    /// <summary>参与率 as people read it.</summary>
    public string RateText => Percent.Of(Came, RateBase);

    private int RateBase => Math.Max(0, Rules.LeaveInBase ? Members : Members - OnLeave);

    public static AttendanceFigures Of(int members, IEnumerable<AttendanceState> states, AttendanceRules rules)
    {
        var counts = states.CountBy(state => state).ToDictionary();
        int Count(AttendanceState state) => counts.GetValueOrDefault(state);
        return new AttendanceFigures(members, Count(AttendanceState.Present), Count(AttendanceState.Late), Count(AttendanceState.Left), Count(AttendanceState.OnLeave), rules);
    }

    public static AttendanceFigures Sum(IEnumerable<AttendanceFigures> all, AttendanceRules rules) => all.Aggregate(
        new AttendanceFigures(0, 0, 0, 0, 0, rules),
        (sum, one) => new AttendanceFigures(sum.Members + one.Members, sum.Present + one.Present, sum.Late + one.Late, sum.Left + one.Left, sum.OnLeave + one.OnLeave, rules));

    /// <summary>What the figures mean, to be shown beside them.</summary>
    /// <param name="ofOneGroup">The quorum is a group's; over several there is none.</param>
    public IReadOnlyList<string> Definitions(PhraseBook phrases, string locale, bool ofOneGroup = true) =>
    [
        phrases(locale, Rules.LeaveInBase ? "attendance.definition.rate_included" : "attendance.definition.rate_excluded"),
        ofOneGroup
            ? phrases(locale, "attendance.definition.quorum", ("part", Rules.QuorumOf.Part), ("whole", Rules.QuorumOf.Whole), ("needed", Quorum))
            : phrases(locale, "attendance.definition.quorum_each", ("part", Rules.QuorumOf.Part), ("whole", Rules.QuorumOf.Whole)),
        phrases(locale, "attendance.definition.status", ("status", Rules.StatusIn(locale))),
    ];
}
