namespace ChatDelegate.Server.Turns;

/// <summary>Wakes the dispatcher when something waits in the outbox.</summary>
internal sealed class DeliverySignal
{
    private TaskCompletionSource _bell = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task NextAsync() => Volatile.Read(ref _bell).Task;

    public void Ring() => Interlocked.Exchange(ref _bell, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
