using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>Limits and times of drafting and suggestions: section <c>Suggestions</c>.</summary>
public sealed class SuggestionsOptions
{
    public const string Section = "Suggestions";

    /// <summary>Most notes and opinions in one request for drafts.</summary>
    [Range(1, 2000)]
    public int MaxSources { get; set; } = 300;

    /// <summary>Characters of a sentence, an answer or an instruction of the delegate.</summary>
    [Range(50, 5000)]
    public int MaxSentence { get; set; } = 500;

    /// <summary>Characters of a comment of staff.</summary>
    [Range(50, 20000)]
    public int MaxComment { get; set; } = 2000;

    [Range(3, 20)]
    public int PageSize { get; set; } = 8;

    /// <summary>A drafting job whose worker is silent for so long is taken over.</summary>
    [Range(5, 3600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>Tries before a drafting job is given up and the delegate told.</summary>
    [Range(1, 20)]
    public int DraftingAttempts { get; set; } = 3;

    [Range(1, 3600)]
    public int RetrySeconds { get; set; } = 10;

    /// <summary>Drafting jobs that one instance works on side by side: while a model thinks, others need not wait.</summary>
    [Range(1, 32)]
    public int JobsAtOnce { get; set; } = 4;
}
