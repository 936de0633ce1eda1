namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Lines that a prompt is tried on: notes, sayings or paragraphs of a report, as the prompt takes them.</summary>
/// <param name="Key">Name of one that ships, or the id of one that staff wrote.</param>
public sealed record TrialSample(string Key, string Title, IReadOnlyList<string> Notes)
{
    /// <summary>What the delegate would have changed; only where a draft is revised.</summary>
    public string? Instruction { get; init; }
}
