namespace ChatDelegate.Congress.Data.Lots;

/// <summary>What one piece of work writes, and whoever waits for it.</summary>
/// <param name="key">Of the work; null when it may run beside any other.</param>
internal abstract class LotPiece(string? key)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RecordSession? _session;

    public string? Key => key;

    public RecordSession Session
    {
        get => _session ?? throw new InvalidOperationException("What it writes is not known yet.");
        protected set => _session = value;
    }

    /// <summary>Whether it is written; if not, what it depends on has changed or the database has refused it, and nothing is done.</summary>
    public Task<bool> Done => _done.Task;

    public void Written()
    {
        Session.Committed();
        _done.SetResult(true);
    }

    public virtual void LeftOut() => _done.SetResult(false);

    /// <param name="isInDoubt">It may be written all the same.</param>
    public virtual void Fail(Exception failure, bool isInDoubt)
    {
        if (isInDoubt)
        {
            Session.InDoubt();
        }

        _done.SetException(failure);
    }
}
