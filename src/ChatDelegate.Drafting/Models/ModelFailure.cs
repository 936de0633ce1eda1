namespace ChatDelegate.Drafting.Models;

/// <summary>Why a model gave no usable answer. Whoever asked goes on without one.</summary>
public enum ModelFailure
{
    /// <summary>Not reached, or it answered with a fault of its own; also while its circuit is open.</summary>
    Unavailable,

    /// <summary>No answer within the time for one call, or for all tries together.</summary>
    Timeout,

    /// <summary>It asks to be called less often, for longer than there is time to wait.</summary>
    RateLimited,

    /// <summary>It, or its content filter, would not answer.</summary>
    Refused,

    /// <summary>The answer was cut off at its length.</summary>
    Truncated,

    /// <summary>The answer is not in the form asked for, even after the one request to repair it.</summary>
    BadAnswer,

    /// <summary>The request itself was refused: key, model, address or form. Somebody has to change a setting.</summary>
    Rejected,

    /// <summary>The person's or the day's budget is used up.</summary>
    OverBudget,

    /// <summary>Too many calls are waiting for a place.</summary>
    Busy,

    /// <summary>More was put into the prompt than one call may hold.</summary>
    TooLarge,
}
