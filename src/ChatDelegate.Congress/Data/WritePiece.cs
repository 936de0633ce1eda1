namespace ChatDelegate.Congress.Data;

/// <summary>A piece of work that waits for the writer, and whoever waits for it.</summary>
internal abstract class WritePiece(Actor actor)
{
    public Actor Actor => actor;

    /// <summary>Whoever asked has gone before it began, and been told so.</summary>
    public abstract bool IsWithdrawn { get; }

    /// <summary>Runs it, perhaps for the second time; false when it failed and what it wrote must be undone.</summary>
    public abstract Task<bool> RunAsync(RecordSession session);

    /// <summary>It is durable, or undone: says which.</summary>
    public abstract void Acknowledge();

    /// <summary>It did run, and what it wrote may be lost.</summary>
    public abstract void Fail(Exception failure);
}

/// <inheritdoc/>
/// <param name="rehearsal">Stands for the work while it holds; null when it was not rehearsed.</param>
internal sealed class WritePiece<T>(Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, Rehearsal<T>? rehearsal, CancellationToken cancellationToken) : WritePiece(actor)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private Action? _acknowledge;

    public Task<T> Done => _done.Task;

    /// <summary>Whether what was rehearsed is what was done.</summary>
    public bool IsAsRehearsed { get; private set; }

    public override bool IsWithdrawn => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever the work throws goes to whoever asked for it; the writer lives on.")]
    public override async Task<bool> RunAsync(RecordSession session)
    {
        try
        {
            _failure = null;
            IsAsRehearsed = rehearsal is not null && session.TryPerform(rehearsal.Session);
            var result = IsAsRehearsed && rehearsal is not null ? rehearsal.Result : await work(session, cancellationToken);
            await session.FlushAsync(cancellationToken);
            _acknowledge = () =>
            {
                session.Committed();
                _done.TrySetResult(result);
            };
            return true;
        }
        catch (Exception failure)
        {
            _failure = failure;
            return false;
        }
    }

    public override void Acknowledge()
    {
        if (_failure is not null)
        {
            _done.TrySetException(_failure);
        }
        else
        {
            _acknowledge?.Invoke();
        }
    }

    public override void Fail(Exception failure) => _done.TrySetException(_failure ?? failure);
}
