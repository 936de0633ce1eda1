namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>Why a decision was not taken; pages and texts name it by <see cref="ReviewError"/>.</summary>
public enum ReviewError
{
    /// <summary>It does not exist, or belongs to another congress, or has never been submitted.</summary>
    Missing,

    /// <summary>The one who asks is not staff.</summary>
    NotStaff,

    /// <summary>Its state does not allow the step: somebody decided, or the delegate took it back.</summary>
    NotNow,

    /// <summary>The decision was made on a version that is no longer the one in force.</summary>
    Stale,

    /// <summary>A return or an edit needs words for the delegate.</summary>
    NoComment,

    TooLong,

    /// <summary>An edit without title, without measure, or with a unit that does not exist.</summary>
    BadEdit,

    /// <summary>An edit that changes nothing.</summary>
    NothingChanged,

    /// <summary>An edit that brings in contacts or identity numbers.</summary>
    PersonalData,
}

/// <summary>What became of a decision.</summary>
/// <param name="Error">Null when it was taken.</param>
/// <param name="Version">The version in force, so that the page can show what is new.</param>
public sealed record ReviewOutcome(ReviewError? Error, int Version = 0)
{
    public bool Taken => Error is null;
}
