namespace ChatDelegate.Congress.Data;

/// <summary>A number that a rehearsal was given.</summary>
internal class RehearsedNumber(int value)
{
    public int Value => value;

    /// <summary>The rehearsal came to nothing.</summary>
    public virtual void GiveBack()
    {
    }
}
