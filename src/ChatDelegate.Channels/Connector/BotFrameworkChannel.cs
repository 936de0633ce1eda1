using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Connector.Limits;

namespace ChatDelegate.Channels.Connector;

/// <summary>Teams, and any other channel behind a Bot Framework connector.</summary>
public sealed class BotFrameworkChannel(ConnectorClient connector, SendBudget budget) : IChannel
{
    public string Id => ChannelIds.Teams;

    public ChannelAbilities Abilities { get; } = new(CardTarget.Teams, Updates: true);

    public int Room(SendPriority priority) => budget.Available(null, priority);

    public Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, SendPriority priority, CancellationToken cancellationToken) =>
        budget.TryTake(reference, priority, out var wait) is { } permit ? connector.SendAsync(reference, activity, cancellationToken, permit) : NoRoom(wait);

    public Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, SendPriority priority, CancellationToken cancellationToken) =>
        budget.TryTake(reference, priority, out var wait) is { } permit ? connector.UpdateAsync(reference, activityId, activity, cancellationToken, permit) : NoRoom(wait);

    public Task<ConnectorResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference is { ServiceUrl: { } address, Bot.Id: { } bot, User.Id: { } user }
            ? connector.CreateConversationAsync(address, new ConversationParameters(bot, user, reference.Conversation?.TenantId), cancellationToken)
            : Task.FromResult<ConnectorResult>(new ConnectorResult.Unreachable("The reference names no bot or no person."));
    }

    private static Task<ConnectorResult> NoRoom(TimeSpan wait) =>
        Task.FromResult<ConnectorResult>(new ConnectorResult.Retry("The channel's limits leave no room now.", wait, NotTried: true));
}
