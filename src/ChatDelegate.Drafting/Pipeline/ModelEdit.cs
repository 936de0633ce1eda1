using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>What came of an instruction given to a model.</summary>
/// <param name="Draft">The new draft, through the gate; the old one when nothing of the change passed.</param>
/// <param name="Refused">Changes that were not made, each with its reason.</param>
/// <param name="Mark">What it was made with.</param>
public sealed record ModelEdit(Draft Draft, IReadOnlyList<RefusedChange> Refused, PromptMark Mark)
{
    /// <summary>Whether anything of the draft is other than before.</summary>
    public bool IsChanged { get; init; }
}

/// <summary>A change that the gate or the delegate's own words stood against.</summary>
/// <param name="Number">The sentence's number before the change; 0 for a new sentence, null for the title.</param>
/// <param name="Text">What it would have said; null when it would have been left out.</param>
/// <param name="Reason">Null when the instruction did not name the sentence: one of the delegate's own, or one beside those named.</param>
public sealed record RefusedChange(int? Number, string? Text, ViolationCode? Reason);
