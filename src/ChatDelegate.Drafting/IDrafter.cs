namespace ChatDelegate.Drafting;

/// <summary>
/// Turns notes into suggestion drafts (代表建议), one a matter. Every implementation passes the same gate, so whatever it
/// returns is grounded: each sentence carries the notes it comes from and holds no fact that they do not.
/// </summary>
public interface IDrafter
{
    /// <summary>Drafts until every note is cited or accounted for; long work reports its progress matter by matter.</summary>
    Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>How far the work has come.</summary>
public sealed record DraftingProgress(int MattersDone, int Matters)
{
    /// <summary>The draft just finished, to be shown at once; null when nothing was finished, but counted.</summary>
    public Draft? Draft { get; init; }
}
