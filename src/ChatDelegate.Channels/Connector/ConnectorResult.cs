namespace ChatDelegate.Channels.Connector;

/// <summary>What came of one call; what to do next is the caller's outbox's business.</summary>
public abstract record ConnectorResult
{
    private ConnectorResult()
    {
    }

    /// <param name="Id">The activity's or conversation's id; null where the channel tells none, as Teams for a typing.</param>
    /// <param name="ServiceUrl">Where the conversation lives, when it is elsewhere than thought: to be stored.</param>
    /// <param name="ActivityId">Of a created conversation's first activity.</param>
    public sealed record Sent(string? Id, string? ServiceUrl = null, string? ActivityId = null) : ConnectorResult;

    /// <param name="After">As the channel asked or our own limits ask; null to back off by your own measure.</param>
    /// <param name="OutcomeUnknown">It may have arrived all the same: another try can show the message twice.</param>
    /// <param name="NotTried">The wire was not touched: no try to be counted against the message.</param>
    public sealed record Retry(string Reason, TimeSpan? After = null, bool OutcomeUnknown = false, bool NotTried = false) : ConnectorResult;

    /// <summary>The person or conversation takes nothing from the bot until it is heard from again.</summary>
    public sealed record Unreachable(string Reason, UnreachableReason Why = UnreachableReason.Unknown) : ConnectorResult;

    /// <summary>Never to be tried again as it is.</summary>
    /// <param name="IsGone">The conversation or the activity no longer exists: forget its id.</param>
    /// <param name="IsTooBig">In parts or without the picture it may go.</param>
    /// <param name="IsTheirs">The channel failed in itself, by which message it does not say: the same may go later.</param>
    public sealed record Failed(string Reason, bool IsGone = false, bool IsTooBig = false, bool IsTheirs = false) : ConnectorResult;
}
