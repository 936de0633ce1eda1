namespace ChatDelegate.Congress.Results;

/// <summary>Why something about results was not done. Each has a text: <c>console.results.refused.NotStaff</c>.</summary>
public enum ResultError
{
    NotStaff,

    /// <summary>It does not exist, is closed, or belongs to another congress.</summary>
    Missing,

    /// <summary>The record is written when the result is confirmed, not before.</summary>
    NotConfirmed,

    /// <summary>Nothing has changed since the record that is there.</summary>
    Unchanged,
}
