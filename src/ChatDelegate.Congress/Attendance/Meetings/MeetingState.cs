namespace ChatDelegate.Congress.Attendance.Meetings;

public enum MeetingState
{
    /// <summary>To come: nobody can check in yet.</summary>
    Planned,

    /// <summary>签到已开始.</summary>
    Open,

    /// <summary>Over: whoever was not there is absent, and only a correction changes that.</summary>
    Ended,
}
