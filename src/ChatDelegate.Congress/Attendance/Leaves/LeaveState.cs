namespace ChatDelegate.Congress.Attendance.Leaves;

public enum LeaveState
{
    /// <summary>Waits for a decision.</summary>
    Asked,

    /// <summary>同意.</summary>
    Approved,

    /// <summary>不同意.</summary>
    Refused,
}
