namespace ChatDelegate.Drafting.Checking;

/// <summary>A draft whose sentences carry the kinds that code found, and what is still wrong with it.</summary>
internal sealed record GradedDraft(Draft Draft, IReadOnlyList<Violation> Violations);
