namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// The place of one rehearsal on PostgreSQL, and its way to a number: the lot that will write it gives it. Meanwhile it makes room for others on the
/// <paramref name="stage"/>, but keeps its connection; so there is an end to how many pause.
/// </summary>
/// <param name="stage">Where rehearsals run; one place of it is held.</param>
/// <param name="paused">Where they are from the moment they ask.</param>
internal sealed class LotNumbers(string key, LotWriter records, SemaphoreSlim stage, SemaphoreSlim paused) : INumbers
{
    /// <summary>What is to be written; null while no number was asked for.</summary>
    public AskingPiece? Piece { get; private set; }

    public async Task<RehearsedNumber?> NextAsync(string series, Func<Task<int>> last, CancellationToken cancellationToken)
    {
        await paused.WaitAsync(cancellationToken);
        stage.Release();
        Piece = new AskingPiece(key, series);
        _ = records.WriteAsync(Piece);
        return await Piece.Number is { } number ? new RehearsedNumber(number) : null;
    }

    /// <summary>The rehearsal is over.</summary>
    /// <param name="session">Null when it came to nothing.</param>
    public void Leave(RecordSession? session)
    {
        (Piece is null ? stage : paused).Release();
        Piece?.End(session);
    }
}
