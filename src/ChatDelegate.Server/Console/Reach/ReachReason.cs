using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Console.Reach;

/// <summary>Why news does not reach somebody, as told to staff.</summary>
/// <param name="Key">Of the text.</param>
/// <param name="Code">What the channel answered, for whoever looks after it; null when it said nothing.</param>
public sealed record ReachReason(string Key, string? Code)
{
    // Codes of Teams' connector; see "Status codes from bot conversational APIs" in its documentation.
    private static readonly (string Part, string Key)[] Known =
    [
        ("ConversationBlockedByUser", "blocked"),
        ("MessageWritesBlocked", "blocked"),
        ("BotDisabledByAdmin", "disabled"),
        ("BotNotInConversationRoster", "not_installed"),
        ("ForbiddenOperationException", "not_installed"),
        ("NotEnoughPermissions", "not_allowed"),
    ];

    /// <param name="unreachable">As kept with the conversation; null for somebody who has none.</param>
    public static ReachReason Of(string? unreachable) => unreachable switch
    {
        null => new("reach.never", null),
        Unreachability.Removed => new("reach.removed", null),
        Unreachability.Gone => new("reach.gone", null),
        _ => new("reach." + (Known.FirstOrDefault(known => unreachable.Contains(known.Part, StringComparison.OrdinalIgnoreCase)).Key ?? "refused"), unreachable),
    };
}
