using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Connector;

/// <summary>Some of a conversation's members.</summary>
/// <param name="ContinuationToken">To go on from; null after the last.</param>
public sealed record MembersPage(IReadOnlyList<ChannelAccount> Members, string? ContinuationToken);
