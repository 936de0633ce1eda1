namespace ChatDelegate.Drafting;

/// <summary>Why a draft is the offline drafter's although a model is configured. Stored by name.</summary>
public enum DraftFallback
{
    /// <summary>No connection, an error of the server, or the circuit is open.</summary>
    Unavailable,

    Timeout,

    RateLimited,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>The answer was cut off at the limit of tokens.</summary>
    Truncated,

    /// <summary>The answer is not what the prompt asks for, also after asking again.</summary>
    BadAnswer,

    /// <summary>The server does not take the request: key, model or request.</summary>
    Rejected,

    OverBudget,

    /// <summary>Too many calls were waiting.</summary>
    Busy,

    /// <summary>The notes do not fit into one call.</summary>
    TooLarge,

    /// <summary>Too little of the model's draft passed the gate.</summary>
    NotGrounded,
}
