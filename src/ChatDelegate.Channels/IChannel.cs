using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;

namespace ChatDelegate.Channels;

/// <summary>
/// A way to people: one class makes one. It brings them what the bot says; what they say it hands to
/// <see cref="Inbound.IMessageHost"/> as an <see cref="Activity"/>, once it knows whose it is.
/// </summary>
/// <remarks>One call is one attempt, recorded by the caller; every outcome is a <see cref="ConnectorResult"/>, and only cancellation is thrown.</remarks>
public interface IChannel
{
    /// <summary>Stands in <see cref="Activity.ChannelId"/> of all that comes from it; one of <see cref="ChannelIds"/> or a name of your own.</summary>
    string Id { get; }

    ChannelAbilities Abilities { get; }

    /// <summary>How many messages it would take now without breaking its own limits: more need not be begun.</summary>
    int Room(SendPriority priority) => int.MaxValue;

    /// <summary>Says something. The id of <see cref="ConnectorResult.Sent"/> is the channel's own and is what <see cref="UpdateAsync"/> asks for.</summary>
    Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, SendPriority priority, CancellationToken cancellationToken);

    /// <summary>Replaces what was said, in place; called only where <see cref="ChannelAbilities.Updates"/> says that it can.</summary>
    Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, SendPriority priority, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a conversation with the person of a reference whose conversation is gone; <see cref="ConnectorResult.Sent.Id"/> is the
    /// new conversation's. A channel that cannot answers <see cref="ConnectorResult.Unreachable"/>.
    /// </summary>
    Task<ConnectorResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken);
}
