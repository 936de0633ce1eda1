using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.Inbound;

/// <summary>What came of looking at a token.</summary>
/// <param name="Reason">Why it was refused, for the count; null when it was not.</param>
/// <param name="Status">What to answer a refused one.</param>
internal sealed record Verdict(ChannelToken? Token, EndorsedKey? Key, string? Reason, int Status)
{
    /// <summary>A local tool, which has no token.</summary>
    public static Verdict Local { get; } = new(null, null, null, 0);

    public static Verdict Verified(ChannelToken token, EndorsedKey key) => new(token, key, null, 0);

    public static Verdict Refused(string reason) => new(null, null, reason, StatusCodes.Status401Unauthorized);

    /// <summary>A good token for something else; the published rule asks 403.</summary>
    public static Verdict Forbidden(string reason) => new(null, null, reason, StatusCodes.Status403Forbidden);
}
