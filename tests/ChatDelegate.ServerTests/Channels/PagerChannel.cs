using System.Collections.Concurrent;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Channels.Inbound;

namespace ChatDelegate.ServerTests.Channels;

/// <summary>A channel that the product has never heard of: short messages to numbers, nothing but text. All that one takes is in this class.</summary>
internal sealed class PagerChannel : IChannel
{
    private readonly ConcurrentDictionary<string, TextConversation> _talks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Number, string Text)> _sent = new();
    private readonly ConcurrentDictionary<string, string> _barred = new(StringComparer.Ordinal);

    public string Id => "pager";

    public ChannelAbilities Abilities { get; } = new(CardTarget.WebChat, Updates: false);

    /// <summary>A number that takes nothing, and why.</summary>
    public void Bar(string number, string reason) => _barred[number] = reason;

    public void Unbar(string number) => _barred.TryRemove(number, out _);

    public IReadOnlyList<string> ReadBy(string number) => [.. _sent.Where(one => one.Number == number).Select(one => one.Text)];

    /// <summary>Somebody sends a message; the host is asked for here, since it is itself built upon the channels.</summary>
    public Task ReceiveAsync(IMessageHost host, string number, string text, string id)
    {
        return TalkOf(number).Hear(text) is { } heard
            ? host.ReceiveAsync(heard with { Id = id, ChannelId = Id, From = new ChannelAccount { Id = number }, Conversation = new ConversationAccount { Id = number } }, CancellationToken.None)
            : Task.CompletedTask;
    }

    public Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, SendPriority priority, CancellationToken cancellationToken)
    {
        var number = reference.Conversation?.Id ?? string.Empty;
        if (_barred.TryGetValue(number, out var reason))
        {
            return Task.FromResult<ConnectorResult>(new ConnectorResult.Unreachable(reason));
        }

        _sent.Enqueue((number, TalkOf(number).Show(activity)));
        return Task.FromResult<ConnectorResult>(new ConnectorResult.Sent(activity.Id));
    }

    public Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, SendPriority priority, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A pager was asked to change what it has shown.");

    public Task<ConnectorResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken) =>
        Task.FromResult<ConnectorResult>(new ConnectorResult.Unreachable("A number is all there is."));

    private TextConversation TalkOf(string number) => _talks.GetOrAdd(number, _ => new TextConversation());
}
