namespace ChatDelegate.Congress.Data;

/// <summary>Work that was tried out, with what it would write.</summary>
internal sealed record Rehearsal<T>(RecordSession Session, T Result)
{
    /// <param name="numbers">Where it has its number from, if it takes one.</param>
    /// <returns>Null when it has to run in earnest.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "What fails here has had no effect: it fails again in earnest, or it was only the rehearsal.")]
    public static async Task<Rehearsal<T>?> OfAsync(
        RecordConnection connection, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, INumbers numbers, CancellationToken cancellationToken)
    {
        var session = new RecordSession(connection, null, actor, numbers);
        var stands = false;
        try
        {
            var result = await work(session, cancellationToken);
            stands = session.IsRehearsed;
            return stands ? new Rehearsal<T>(session, result) : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!stands)
            {
                session.Number?.GiveBack();
            }
        }
    }
}
