namespace ChatDelegate.Congress.Data.Lots;

/// <summary>What one piece of work writes, and whoever waits for it.</summary>
/// <param name="key">Of the work; null when it may run beside any other.</param>
/// <param name="session">What it writes, told when its lot is made up.</param>
/// <param name="again">The same with another number, since somebody else has taken the one it counted on; null when it does not stand then.</param>
internal sealed class LotPiece(
    string? key, Func<RecordConnection, RecordSession> session, Func<RecordConnection, ForeseenNumbers.ForeseenNumber, Task<RecordSession?>>? again = null)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RecordSession? _session;

    public string? Key => key;

    public RecordSession Session => _session ?? throw new InvalidOperationException("Its lot is not made up yet.");

    /// <summary>Whether it is written; if not, what it depends on has changed or the database has refused it, and nothing is done.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>False when it cannot say what it writes; whoever waits for it is told.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "It goes to whoever waits, and no other piece of the lot suffers from it.")]
    public bool TryMakeUp(RecordConnection connection)
    {
        try
        {
            _session = session(connection);
            return true;
        }
        catch (Exception failure)
        {
            _done.SetException(failure);
            return false;
        }
    }

    /// <summary>Rehearses it with the number that it must have; false when it does not stand then.</summary>
    public async Task<bool> TryCorrectAsync(RecordConnection connection, int number)
    {
        if (again is null || Session.Number is not { } foreseen || await again(connection, foreseen.Corrected(number)) is not { } corrected)
        {
            return false;
        }

        if (corrected.Number?.Value != number || corrected.Condition?.Sql != Session.Condition?.Sql)
        {
            // It has become something else: a number that it does not use would be a gap, a row that is not held could change.
            return false;
        }

        _session = corrected;
        return true;
    }

    public void Written()
    {
        Session.Committed();
        _done.SetResult(true);
    }

    public void LeftOut() => _done.SetResult(false);

    /// <param name="isInDoubt">It may be written all the same.</param>
    public void Fail(Exception failure, bool isInDoubt)
    {
        if (isInDoubt)
        {
            Session.InDoubt();
        }

        _done.SetException(failure);
    }
}
