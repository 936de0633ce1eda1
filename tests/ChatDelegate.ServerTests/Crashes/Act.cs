namespace ChatDelegate.ServerTests.Crashes;

/// <summary>One thing that a simulated user says, what must come of it, and what became of the posts that carried it.</summary>
/// <param name="Key">The activity's own id, the same each time the channel delivers it.</param>
/// <param name="Expect">What the person must read in an answer.</param>
/// <param name="Replies">Messages that answer it; a turn that ran twice has twice as many.</param>
internal sealed record Act(string Key, string Text, string Expect, int Replies, Effect Effect, string? Substance = null)
{
    /// <summary>How often it was posted: more than once when the connection broke or the server refused.</summary>
    public int Posts { get; set; }

    /// <summary>The id it has in the transcript; null while nobody has acknowledged it.</summary>
    public string? AcknowledgedAs { get; set; }
}

/// <summary>What stands in the record when the act has been done once.</summary>
internal enum Effect
{
    None,
    Note,
    Opinion,
}
