using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>What became of a call. Stored by name.</summary>
public enum CallOutcome
{
    /// <summary>Begun. When it stays so, the process died before the answer came; it may have been paid for.</summary>
    UnderWay,

    Answered,

    /// <summary>Not called: the same job had the same answer before it was interrupted.</summary>
    Kept,

    Unavailable,
    Timeout,
    RateLimited,
    Refused,
    Truncated,
    BadAnswer,
    Rejected,

    /// <summary>Not called: the budget of the person or of the day is used up.</summary>
    OverBudget,

    Busy,
    TooLarge,

    /// <summary>Whoever asked no longer wants to know.</summary>
    Cancelled,

    /// <summary>A fault of ours.</summary>
    Faulted,
}

internal static class CallOutcomes
{
    public static CallOutcome Of(Exception failure) => failure switch
    {
        ModelFailedException { Reason: var reason } => Of(reason),
        OperationCanceledException => CallOutcome.Cancelled,
        _ => CallOutcome.Faulted,
    };

    /// <summary>Whether the model was asked at all.</summary>
    public static bool WasCalled(CallOutcome outcome) => outcome is not (CallOutcome.Kept or CallOutcome.OverBudget);

    private static CallOutcome Of(ModelFailure reason) => reason switch
    {
        ModelFailure.Unavailable => CallOutcome.Unavailable,
        ModelFailure.Timeout => CallOutcome.Timeout,
        ModelFailure.RateLimited => CallOutcome.RateLimited,
        ModelFailure.Refused => CallOutcome.Refused,
        ModelFailure.Truncated => CallOutcome.Truncated,
        ModelFailure.BadAnswer => CallOutcome.BadAnswer,
        ModelFailure.Rejected => CallOutcome.Rejected,
        ModelFailure.OverBudget => CallOutcome.OverBudget,
        ModelFailure.Busy => CallOutcome.Busy,
        ModelFailure.TooLarge => CallOutcome.TooLarge,
    };
}
