using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;

namespace ChatDelegate.Server.WebChat;

/// <summary>The web chat: its clients read the transcript over Direct Line, so there is nothing to send.</summary>
internal sealed class WebChatChannel : IChannel
{
    private static readonly Task<ConnectorResult> NothingToSend = Task.FromResult<ConnectorResult>(new ConnectorResult.Failed("The web chat reads its transcript."));

    public string Id => ChannelIds.WebChat;

    public ChannelAbilities Abilities { get; } = new(CardTarget.WebChat, Updates: true, IsFeed: true);

    public Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, SendPriority priority, CancellationToken cancellationToken) => NothingToSend;

    public Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, SendPriority priority, CancellationToken cancellationToken) => NothingToSend;

    public Task<ConnectorResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken) => NothingToSend;
}
