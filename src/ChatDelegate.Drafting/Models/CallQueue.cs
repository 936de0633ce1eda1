namespace ChatDelegate.Drafting.Models;

/// <summary>Places for questions under way, and how many may wait for one.</summary>
internal sealed class CallQueue(int places, int mostWaiting, TimeSpan longestWait, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places, places);
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    /// <exception cref="ModelFailedException">Too many wait, or it took too long.</exception>
    public async Task<Place> EnterAsync(CancellationToken cancellationToken)
    {
        if (_places.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            return new Place(_places);
        }

        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ModelFailedException(ModelFailure.Busy, $"{places} questions are under way and {mostWaiting} wait: more than Drafting:Resilience:Parallel and :Queue allow.");
        }

        using var late = new CancellationTokenSource(longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token);
            return new Place(_places);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelFailedException(ModelFailure.Busy, $"No place became free within {longestWait.TotalSeconds:0} seconds: the model is slower than it is asked.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _places.Dispose();

    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
