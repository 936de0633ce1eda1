namespace ChatDelegate.Congress.Supervision;

/// <summary>Why a report was not taken. Each has a text: <c>supervision.refused.TooEarly</c>.</summary>
public enum SupervisionError
{
    /// <summary>It does not exist, or is of another congress.</summary>
    Missing,

    /// <summary>They do not supervise this group.</summary>
    OtherGroup,

    /// <summary>The meeting has not begun.</summary>
    TooEarly,

    /// <summary>Something is said to be missing, and nobody says what.</summary>
    NoText,

    TooLong,
}
