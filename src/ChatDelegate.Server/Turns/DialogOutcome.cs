using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>What came of the dialogs.</summary>
/// <param name="Replies">To say, in order.</param>
/// <param name="Stand">Stands in for the person's message wherever it is kept, since it was private; null to keep it as it is.</param>
/// <param name="Drafts">What is under way now, with its revision: cards of anything else are done with. Null when the dialogs were not asked.</param>
internal sealed record DialogOutcome(IReadOnlyList<Reply> Replies, string? Stand = null, IReadOnlyDictionary<string, int>? Drafts = null)
{
    public static DialogOutcome Silence { get; } = new([]);
}
