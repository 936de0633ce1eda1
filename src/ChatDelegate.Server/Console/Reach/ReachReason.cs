using ChatDelegate.Channels.Connector;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Console.Reach;

/// <summary>Why news does not reach somebody, as told to staff.</summary>
/// <param name="Key">Of the text.</param>
/// <param name="Answer">What the channel said, for whoever looks after it; null when it said nothing.</param>
public sealed record ReachReason(string Key, string? Answer)
{
    /// <param name="unreachable">As kept with the conversation; null for somebody who has none.</param>
    public static ReachReason Of(string? unreachable)
    {
        if (unreachable is null or Unreachability.Removed)
        {
            return new ReachReason(unreachable is null ? "reach.never" : "reach.removed", null);
        }

        var (why, answer) = Unreachability.Read(unreachable);
        return new ReachReason(KeyOf(why), answer);
    }

    /// <summary>The channel would not take one message; others it may.</summary>
    public static ReachReason Refused(string answer) => new("reach.refused", answer);

    private static string KeyOf(UnreachableReason why) => why switch
    {
        UnreachableReason.BlockedByUser => "reach.blocked",
        UnreachableReason.BlockedOrRemoved => "reach.blocked_or_removed",
        UnreachableReason.NotInstalled => "reach.not_installed",
        UnreachableReason.NotInConversation => "reach.gone",
        UnreachableReason.DisabledByAdmin => "reach.disabled",
        UnreachableReason.NotPermitted => "reach.not_allowed",
        UnreachableReason.WrongHost => "reach.wrong_host",
        UnreachableReason.Unknown => "reach.refused",
    };
}
