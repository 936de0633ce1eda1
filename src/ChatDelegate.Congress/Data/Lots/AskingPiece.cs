namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// Work that takes a number. Its rehearsal pauses until the lot that is to write it holds the series, so that the number is certain, whoever else takes from it,
/// and goes on within the lot.
/// </summary>
internal sealed class AskingPiece(string key, string series) : LotPiece(key)
{
    /// <summary>The lot holds what all instances want: it does not wait longer for a rehearsal that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Whoever asked goes on where the number is given: the lot waits for that and has nothing else to do.
    private readonly TaskCompletionSource<int?> _number = new();
    private readonly TaskCompletionSource<RecordSession?> _rehearsed = new();

    public string Series => series;

    /// <summary>Null when there is none, and the work has to run in earnest.</summary>
    public Task<int?> Number => _number.Task;

    /// <returns>Whether the rehearsal stands, and so takes the number.</returns>
    public async Task<bool> TryGiveAsync(int number)
    {
        _number.SetResult(number);
        try
        {
            if (await _rehearsed.Task.WaitAsync(Patience) is not { } session)
            {
                return false;
            }

            Session = session;
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The rehearsal is over.</summary>
    /// <param name="session">Null when it came to nothing.</param>
    public void End(RecordSession? session) => _rehearsed.TrySetResult(session);

    public override void LeftOut()
    {
        _number.TrySetResult(null);
        base.LeftOut();
    }

    public override void Fail(Exception failure, bool isInDoubt)
    {
        _number.TrySetResult(null);
        base.Fail(failure, isInDoubt);
    }
}
