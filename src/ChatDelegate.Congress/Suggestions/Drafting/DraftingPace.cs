namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// When a delegate hears of work under way: of a first finished draft at once, else only when it takes long, and then every few seconds
/// at most. Work that is done in a moment is told of once, at its end.
/// </summary>
internal static class DraftingPace
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    /// <param name="elapsed">Since the work began.</param>
    /// <param name="toldAt">How long after its beginning it was last told of; null before the first time.</param>
    /// <param name="told">What was told then.</param>
    public static bool IsDue(TimeSpan elapsed, TimeSpan? toldAt, DraftingNews told, DraftingNews now)
    {
        if (toldAt is { } before)
        {
            return elapsed - before >= Between && (now.Done > told.Done || now.Matters > told.Matters || now.Drafts.Count > told.Drafts.Count);
        }

        return elapsed >= Long || (now.Drafts.Count > 0 && elapsed >= Moment);
    }
}
