namespace ChatDelegate.Congress.Data;

/// <summary>Wakes workers of this process when work that added or changed rows of their kind has committed.</summary>
public sealed class RecordSignals
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Type, TaskCompletionSource> _bells = [];

    /// <summary>Completes at the next commit, after this call, that adds or changes any of these kinds.</summary>
    public Task NextAsync(params IReadOnlyList<Type> kinds)
    {
        lock (_gate)
        {
            return Task.WhenAny(kinds.Select(BellOf));
        }
    }

    internal void Ring(IEnumerable<Type> kinds)
    {
        foreach (var kind in kinds)
        {
            TaskCompletionSource? bell;
            lock (_gate)
            {
                _bells.Remove(kind, out bell);
            }

            bell?.TrySetResult();
        }
    }

    private Task BellOf(Type kind)
    {
        if (!_bells.TryGetValue(kind, out var bell))
        {
            bell = _bells[kind] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return bell.Task;
    }
}
