namespace ChatDelegate.Congress.Attendance;

/// <summary>As what somebody is at a meeting.</summary>
public enum AttendancePart
{
    /// <summary>A delegate of the group: counted.</summary>
    Delegate,

    /// <summary>A supervisor who sits in on it (督导员列席): not counted.</summary>
    Supervisor,
}
