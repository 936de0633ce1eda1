using ChatDelegate.Congress.Commands;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// The label that every text with machine-made sentences carries: 自动整理（未用模型）, which model, or why it is the offline drafter's although a
/// model is configured.
/// </summary>
public static class OriginWords
{
    public static string Of(PhraseBook phrases, string locale, string drafter, DraftFallback? fallback)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return fallback switch
        {
            DraftFallback.OverBudget => phrases(locale, "suggestion.made_over_budget"),
            { } why => phrases(locale, "suggestion.made_by_fallback", ("reason", phrases(locale, $"fallback.{why}"))),
            null => drafter == OfflineDrafter.Name ? phrases(locale, "suggestion.made_offline") : phrases(locale, "suggestion.made_by_model", ("model", drafter)),
        };
    }

    /// <summary>One line for all drafts when they have the same origin; else one an origin, with how many are of it.</summary>
    internal static IReadOnlyList<string> Of(PhraseBook phrases, string locale, IReadOnlyList<DraftOrigin> origins)
    {
        var groups = origins.GroupBy(origin => (origin.Drafter, origin.Fallback)).OrderByDescending(group => group.Count()).ToList();
        return groups.Count == 1
            ? [Of(phrases, locale, groups[0].Key.Drafter, groups[0].Key.Fallback)]
            : [.. groups.Select(group => phrases(locale, "suggestion.made_partly", ("count", group.Count()), ("label", Of(phrases, locale, group.Key.Drafter, group.Key.Fallback))))];
    }
}
