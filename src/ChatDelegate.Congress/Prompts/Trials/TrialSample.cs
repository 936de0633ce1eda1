namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Notes that a prompt is tried on.</summary>
/// <param name="Key">Name of one that ships, or the id of one that staff wrote.</param>
public sealed record TrialSample(string Key, string Title, IReadOnlyList<string> Notes);
