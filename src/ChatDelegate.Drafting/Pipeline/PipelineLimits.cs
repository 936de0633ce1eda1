namespace ChatDelegate.Drafting.Pipeline;

/// <summary>How much goes into one call to a model, and how many calls run side by side.</summary>
public sealed record PipelineLimits
{
    public int NotesPerCall { get; init; } = 40;

    /// <summary>Characters of all notes in one call; a longer note goes alone and is cut at this length.</summary>
    public int CharactersPerCall { get; init; } = 8_000;

    public int CallsAtOnce { get; init; } = 3;
}
