namespace ChatDelegate.ServerTests.Crashes;

/// <summary>How many acts have been acknowledged, for whoever waits for some more.</summary>
internal sealed class Progress
{
    private readonly Lock _gate = new();
    private readonly List<(int At, TaskCompletionSource Bell)> _waiting = [];
    private int _count;

    public void Count()
    {
        lock (_gate)
        {
            _count++;
            foreach (var (_, bell) in _waiting.Where(one => one.At <= _count))
            {
                bell.TrySetResult();
            }

            _waiting.RemoveAll(one => one.At <= _count);
        }
    }

    public Task MoreAsync(int count)
    {
        if (count == 0)
        {
            return Task.CompletedTask;
        }

        var bell = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((_count + count, bell));
        }

        return bell.Task;
    }
}
