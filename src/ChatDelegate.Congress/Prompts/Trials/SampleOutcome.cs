using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>What came of one sample with the text in force and with the new one.</summary>
/// <param name="Title">The sample's; null for the example inputs in the prompt's own file.</param>
public sealed record SampleOutcome(string? Title, TrialAnswer Before, TrialAnswer After)
{
    /// <summary>The draft that the model was given, for a prompt that works on one.</summary>
    public TrialDraft? Given { get; init; }

    /// <summary>What it was told to change in it.</summary>
    public string? Instruction { get; init; }
}

/// <summary>What came of one sample with one text, after everything that stands between a model and whoever reads it.</summary>
public sealed record TrialAnswer
{
    /// <summary>What was drafted, or the draft after its revision.</summary>
    public IReadOnlyList<TrialDraft> Drafts { get; init; } = [];

    /// <summary>Changes that were not made.</summary>
    public IReadOnlyList<RefusedChange> Refused { get; init; } = [];

    /// <summary>False when a revision left everything as it was.</summary>
    public bool IsChanged { get; init; } = true;

    /// <summary>What the draft is found to lack; null for another prompt.</summary>
    public IReadOnlyList<Question>? Questions { get; init; }

    /// <summary>Fields of an opinion; null for another prompt.</summary>
    public IReadOnlyList<FieldProposal>? Fields { get; init; }

    public IReadOnlyList<TrialMeaning> Meanings { get; init; } = [];

    public IReadOnlyList<TrialParagraph> Paragraphs { get; init; } = [];

    public Speech? Speech { get; init; }

    /// <summary>Values or paragraphs of the model that were not taken.</summary>
    public int Dropped { get; init; }

    /// <summary>The answer as JSON, where nothing of ours reads it but the check of its form.</summary>
    public string? Json { get; init; }

    /// <summary>Why there is no answer.</summary>
    public ModelFailure? Failure { get; init; }
}

/// <param name="Fallback">Why the offline drafter wrote it; null when the model did.</param>
/// <param name="Findings">What the gate finds in it.</param>
/// <param name="Sentences">In reading order.</param>
public sealed record TrialDraft(string Title, string Category, IReadOnlyList<string> Units, IReadOnlyList<Sentence> Sentences, DraftFallback? Fallback, IReadOnlyList<string> Findings);

/// <summary>What words were taken for.</summary>
/// <param name="Dialog">Title of the dialog that would be offered; null when none is.</param>
/// <param name="IsAsked">False for words that no model is asked about, since they may say how somebody votes.</param>
public sealed record TrialMeaning(string Text, string? Dialog, bool IsAsked);

/// <param name="Text">Its new words, or its old ones.</param>
/// <param name="IsRefused">The new words said something else.</param>
public sealed record TrialParagraph(string Text, bool IsChanged, bool IsRefused);
