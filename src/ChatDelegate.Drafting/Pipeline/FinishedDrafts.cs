namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Drafts as they come, reported one by one, kept in the order of their matters.</summary>
internal sealed class FinishedDrafts
{
    private readonly Lock _lock = new();
    private readonly Draft?[] _drafts;
    private readonly IProgress<DraftingProgress>? _progress;
    private int _done;

    public FinishedDrafts(int matters, IProgress<DraftingProgress>? progress)
    {
        _drafts = new Draft?[matters];
        _progress = progress;
        progress?.Report(new DraftingProgress(0, matters));
    }

    public IReadOnlyList<Draft> InOrder => [.. _drafts.OfType<Draft>()];

    public void Add(int matter, Draft draft)
    {
        lock (_lock)
        {
            _drafts[matter] = draft;
            _progress?.Report(new DraftingProgress(++_done, _drafts.Length) { Draft = draft });
        }
    }
}
