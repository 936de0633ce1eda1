using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Congress.Attendance.Rules;

/// <summary>What a congress has decided about attendance: read from a data file, never from the code.</summary>
/// <param name="StatusZh">What it is worth, such as 示例/待本级人大确认.</param>
/// <param name="PrincipleZh">What is told to whoever asks for leave (原则上不得请假).</param>
/// <param name="Approvers">Roles that decide on leave.</param>
/// <param name="QuorumOf">Numerator and denominator of the share that must be in the room.</param>
/// <param name="LeaveInBase">Whether those on leave are in the base of 参与率.</param>
public sealed record AttendanceRules(
    string StatusZh,
    string StatusEn,
    string PrincipleZh,
    string PrincipleEn,
    IReadOnlyCollection<string> Approvers,
    (int Part, int Whole) QuorumOf,
    bool LeaveInBase)
{
    public string StatusIn(string locale) => locale == Locales.Default ? StatusZh : StatusEn;

    public string PrincipleIn(string locale) => locale == Locales.Default ? PrincipleZh : PrincipleEn;

    /// <summary>How many of so many must be there.</summary>
    public int QuorumFor(int members) => ((members * QuorumOf.Part) + QuorumOf.Whole - 1) / QuorumOf.Whole;
}
