using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Channels.Connector.Limits;

/// <summary>Section <c>Teams:Limits</c>. The limits per conversation are Teams' own and stand in <c>CallWindow</c>.</summary>
public sealed class SendLimits
{
    /// <summary>
    /// Calls a second and tenant, by the whole bot: with several instances of the server, the share of one.
    /// The default is the published limit.
    /// </summary>
    [Range(1, 1000)]
    public int TenantPerSecond { get; set; } = 50;

    /// <summary>Percent of each limit that broadcasts leave free for replies.</summary>
    [Range(1, 90)]
    public int ReservedForReplies { get; set; } = 20;
}
