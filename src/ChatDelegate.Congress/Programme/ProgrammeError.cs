namespace ChatDelegate.Congress.Programme;

/// <summary>Why a step on the plan was not taken.</summary>
public enum ProgrammeError
{
    /// <summary>It does not exist, or belongs to another congress.</summary>
    Missing,

    /// <summary>The one who asks is not staff.</summary>
    NotStaff,

    /// <summary>The one who asks does not lead this group.</summary>
    NotConvenor,

    /// <summary>There is a plan for that year.</summary>
    Exists,

    /// <summary>The window ends before it begins, is longer than a month, or the vote day is outside it.</summary>
    Dates,

    /// <summary>The whole congress does it at one time.</summary>
    Locked,

    /// <summary>Outside the week.</summary>
    OutsideWindow,

    /// <summary>Before an earlier stage or after a later one.</summary>
    StageOrder,

    /// <summary>The time is over, or the meeting has begun.</summary>
    Past,

    /// <summary>A change by staff needs a reason.</summary>
    NoReason,

    /// <summary>A title or a text is missing.</summary>
    NoText,

    TooLong,

    /// <summary>Nobody would get it.</summary>
    NoGroups,

    /// <summary>It is not theirs to mark, or is done by doing it.</summary>
    NotMarked,
}
