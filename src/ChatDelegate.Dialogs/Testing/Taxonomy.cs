using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>What can happen in a conversation, whatever it is about: a dialog should have a case for each that applies.</summary>
public static class Taxonomy
{
    public const string RetryLimit = "retry-limit";

    /// <summary>Tags in the order they are reported.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "happy", "all-at-once", "invalid", RetryLimit, "correct-earlier", "correct-late", "correct-twice", "back", "undo",
        "cancel-resume", "digress-resume", "two-starts", "empty", "long-input", "duplicate", "stale-card", "idle-expiry",
        "restart", "deploy", "hand-over", "help", "both-languages",
    ];

    private static readonly string[] OfForms = ["all-at-once", RetryLimit, "correct-earlier", "correct-late", "correct-twice", "back", "undo"];

    // What is over as soon as it is said can neither be interrupted nor resumed.
    private static readonly string[] OfMoments = ["happy", "two-starts", "duplicate", "help", "both-languages"];

    internal static IEnumerable<string> For(DialogDefinition dialog) => dialog switch
    {
        FormDefinition => All,
        DeskDefinition => All.Except(OfForms),
        _ => OfMoments,
    };
}
