namespace ChatDelegate.Drafting.Pipeline;

/// <summary>The answer to the prompt <c>split</c>.</summary>
internal sealed record SplitAnswer(IReadOnlyList<SplitMatter> Matters, IReadOnlyList<SetAside> Unused);

internal sealed record SplitMatter(string Name, IReadOnlyList<string> Notes);

/// <summary>What the model holds of a note that it did not use; an opinion, since code decides (<see cref="Matters.NoteFilter"/>).</summary>
internal sealed record SetAside(string Note, string Why);
