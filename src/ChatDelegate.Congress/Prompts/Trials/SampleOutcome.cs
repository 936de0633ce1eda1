using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Models;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>What came of one sample with the text in force and with the new one.</summary>
/// <param name="Title">The sample's; null for the example inputs in the prompt's own file.</param>
public sealed record SampleOutcome(string? Title, TrialAnswer Before, TrialAnswer After);

/// <summary>What came of one sample with one text.</summary>
public sealed record TrialAnswer
{
    /// <summary>The drafts, for a prompt that drafts.</summary>
    public IReadOnlyList<TrialDraft> Drafts { get; init; } = [];

    /// <summary>The answer as JSON, for any other prompt.</summary>
    public string? Json { get; init; }

    /// <summary>Why there is no answer.</summary>
    public ModelFailure? Failure { get; init; }
}

/// <param name="Fallback">Why the offline drafter wrote it; null when the model did.</param>
/// <param name="Findings">What the gate finds in it.</param>
/// <param name="Sentences">In reading order.</param>
public sealed record TrialDraft(string Title, string Category, IReadOnlyList<string> Units, IReadOnlyList<Sentence> Sentences, DraftFallback? Fallback, IReadOnlyList<string> Findings);
