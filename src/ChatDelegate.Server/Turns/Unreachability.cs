using ChatDelegate.Channels.Connector;

namespace ChatDelegate.Server.Turns;

/// <summary>Why somebody cannot be reached in a conversation, as kept in its row; the console says it in words.</summary>
internal static class Unreachability
{
    /// <summary>The person has removed the app.</summary>
    public const string Removed = "removed";

    private const char Separator = ':';

    /// <summary>The reason and, behind it, what the channel answered.</summary>
    public static string Of(ConnectorResult.Unreachable result) => $"{result.Why}{Separator} {result.Reason}";

    /// <summary>The reason; unknown for one that this version does not know.</summary>
    public static (UnreachableReason Why, string? Answer) Read(string kept)
    {
        var end = kept.IndexOf(Separator, StringComparison.Ordinal);
        return Enum.TryParse<UnreachableReason>(end < 0 ? kept : kept[..end], out var why) ? (why, end < 0 ? null : kept[(end + 1)..].Trim()) : (UnreachableReason.Unknown, kept);
    }
}
