namespace ChatDelegate.Congress.Suggestions;

/// <summary>Where a suggestion stands.</summary>
public enum SuggestionState
{
    /// <summary>With the delegate, seen by nobody else.</summary>
    Draft,

    /// <summary>With staff, waiting for a decision.</summary>
    Submitted,

    /// <summary>Back with the delegate, with a comment.</summary>
    Returned,

    /// <summary>Staff have written a version; the delegate agrees or objects.</summary>
    EditProposed,

    Accepted,

    Withdrawn,
}

/// <summary>What can be done with a suggestion.</summary>
public enum SuggestionStep
{
    Revise,
    Submit,
    Accept,
    Return,
    ProposeEdit,
    Agree,
    Disagree,
    Withdraw,
}
