namespace ChatDelegate.BrowserTests.Support;

/// <summary>Lets everyone through while it is open, and holds everyone while it is closed.</summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;

    public Task PassAsync()
    {
        lock (_lock)
        {
            return _closed?.Task ?? Task.CompletedTask;
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open()
    {
        lock (_lock)
        {
            _closed?.TrySetResult();
            _closed = null;
        }
    }
}
