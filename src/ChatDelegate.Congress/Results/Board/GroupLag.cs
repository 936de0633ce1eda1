namespace ChatDelegate.Congress.Results.Board;

/// <summary>In what a group lags behind (滞后): what the board can be narrowed to.</summary>
public enum GroupLag
{
    /// <summary>The unified window has begun and the group has not opened its vote.</summary>
    NotOpen,

    /// <summary>Its meeting is under way with too few in the room.</summary>
    BelowQuorum,

    /// <summary>Its vote is or was open, and somebody has not voted.</summary>
    NotAllVoted,

    /// <summary>A meeting has not begun at its time, or has not ended long after its end.</summary>
    Behind,
}
