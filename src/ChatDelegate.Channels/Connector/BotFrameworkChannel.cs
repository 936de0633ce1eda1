using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;

namespace ChatDelegate.Channels.Connector;

/// <summary>Teams, and any other channel behind a Bot Framework connector.</summary>
public sealed class BotFrameworkChannel(ConnectorClient connector) : IChannel
{
    public string Id => ChannelIds.Teams;

    public ChannelAbilities Abilities { get; } = new(CardTarget.Teams, Updates: true);

    public Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        connector.SendAsync(reference, activity, cancellationToken);

    public Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        connector.UpdateAsync(reference, activityId, activity, cancellationToken);

    public Task<ConnectorResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference is { ServiceUrl: { } address, Bot.Id: { } bot, User.Id: { } user }
            ? connector.CreateConversationAsync(address, new ConversationParameters(bot, user, reference.Conversation?.TenantId), cancellationToken)
            : Task.FromResult<ConnectorResult>(new ConnectorResult.Unreachable("The reference names no bot or no person."));
    }
}
