namespace ChatDelegate.Congress.Attendance;

/// <summary>What is known of somebody and a meeting. Nobody has a state before something has happened.</summary>
public enum AttendanceState
{
    /// <summary>已到.</summary>
    Present,

    /// <summary>迟到: checked in after the start and its grace.</summary>
    Late,

    /// <summary>离会: was there and has gone; of supervisors, checked out (签退).</summary>
    Left,

    /// <summary>请假: excused by somebody who may.</summary>
    OnLeave,

    /// <summary>缺席: the meeting ended without them.</summary>
    Absent,
}
