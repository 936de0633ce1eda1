namespace ChatDelegate.Congress.Attendance;

/// <summary>Why a step at a meeting was not taken.</summary>
public enum AttendanceError
{
    /// <summary>It does not exist, or is of another congress.</summary>
    Missing,

    /// <summary>They belong to another group.</summary>
    OtherGroup,

    /// <summary>They may not do this.</summary>
    NotAllowed,

    /// <summary>Check-in has not begun.</summary>
    NotOpen,

    /// <summary>It has begun already.</summary>
    IsOpen,

    /// <summary>The meeting is over.</summary>
    Ended,

    /// <summary>They have checked in.</summary>
    Already,

    /// <summary>They have not checked in, or have gone.</summary>
    NotThere,

    /// <summary>It is planned for another day.</summary>
    OtherDay,

    /// <summary>A meeting of an earlier stage is still to be held.</summary>
    StageOrder,

    /// <summary>The code is not ours.</summary>
    BadCode,

    /// <summary>The code is older than the screen shows: a photo.</summary>
    OldCode,

    NoReason,

    TooLong,

    /// <summary>There is a request that waits.</summary>
    Asked,

    /// <summary>It was decided before.</summary>
    Decided,

    /// <summary>They would decide about themselves.</summary>
    Own,
}
