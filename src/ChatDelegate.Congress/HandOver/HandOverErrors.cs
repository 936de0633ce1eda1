namespace ChatDelegate.Congress.HandOver;

/// <summary>Why a step of staff was not taken.</summary>
public enum HandOverError
{
    /// <summary>It does not exist, or belongs to another congress.</summary>
    Missing,

    /// <summary>The one who asks is not staff.</summary>
    NotStaff,

    /// <summary>It has been closed.</summary>
    Closed,

    /// <summary>Something was said since the page was opened, or the same was sent twice.</summary>
    Stale,

    NoText,

    TooLong,
}
