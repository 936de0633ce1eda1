using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What a drafter reports while it works, from whichever thread, for whoever tells the delegate.</summary>
internal sealed class DraftingFeed : IProgress<DraftingProgress>
{
    private readonly Lock _gate = new();
    private readonly List<Draft> _drafts = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _done;
    private int _matters;

    public void Report(DraftingProgress value)
    {
        lock (_gate)
        {
            if (value.Draft is { } draft)
            {
                _drafts.Add(draft);
            }

            (_done, _matters) = (Math.Max(_done, value.MattersDone), Math.Max(_matters, value.Matters));
            _news.TrySetResult();
        }
    }

    /// <summary>Completes when something has been reported since <see cref="Read"/>.</summary>
    public Task NextAsync()
    {
        lock (_gate)
        {
            return _news.Task;
        }
    }

    public DraftingNews Read()
    {
        lock (_gate)
        {
            _news = _news.Task.IsCompleted ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : _news;
            return new DraftingNews([.. _drafts], _done, _matters);
        }
    }
}

/// <summary>How far a drafter has come.</summary>
/// <param name="Drafts">All that it has finished, in that order.</param>
/// <param name="Matters">Zero until it is known.</param>
internal sealed record DraftingNews(IReadOnlyList<Draft> Drafts, int Done, int Matters)
{
    public static DraftingNews None { get; } = new([], 0, 0);
}
