using System.Diagnostics.CodeAnalysis;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>Work of which it is known what it writes, or can be said as soon as its lot is made up.</summary>
internal sealed class ReadyPiece(string? key, Func<RecordConnection, RecordSession> session) : LotPiece(key)
{
    /// <summary>False when it cannot say what it writes; whoever waits for it is told.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "It goes to whoever waits, and no other piece of the lot suffers from it.")]
    public bool TryMakeUp(RecordConnection connection)
    {
        try
        {
            Session = session(connection);
            return true;
        }
        catch (Exception failure)
        {
            Fail(failure, isInDoubt: false);
            return false;
        }
    }
}
