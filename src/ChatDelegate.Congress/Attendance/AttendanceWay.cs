namespace ChatDelegate.Congress.Attendance;

/// <summary>How it became known.</summary>
public enum AttendanceWay
{
    /// <summary>By the code on the convenor's screen (扫码签到).</summary>
    Code,

    /// <summary>By the button in the chat.</summary>
    Button,

    /// <summary>By the convenor, at the door or later (代签、补签).</summary>
    Convenor,

    /// <summary>By staff, as a correction with a reason.</summary>
    Staff,

    /// <summary>By a decision on a request for leave.</summary>
    Leave,

    /// <summary>By the end of the meeting.</summary>
    End,
}
