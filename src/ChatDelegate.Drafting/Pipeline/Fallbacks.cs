using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Why a model failed, as people are told of it.</summary>
public static class Fallbacks
{
    public static DraftFallback Of(ModelFailure failure) => failure switch
    {
        ModelFailure.Unavailable => DraftFallback.Unavailable,
        ModelFailure.Timeout => DraftFallback.Timeout,
        ModelFailure.RateLimited => DraftFallback.RateLimited,
        ModelFailure.Refused => DraftFallback.Refused,
        ModelFailure.Truncated => DraftFallback.Truncated,
        ModelFailure.BadAnswer => DraftFallback.BadAnswer,
        ModelFailure.Rejected => DraftFallback.Rejected,
        ModelFailure.OverBudget => DraftFallback.OverBudget,
        ModelFailure.Busy => DraftFallback.Busy,
        ModelFailure.TooLarge => DraftFallback.TooLarge,
    };
}
