using System.Globalization;
using System.Text.Json;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>
/// The terminal as a channel like any other: one class, and the whole way of a message behind it. It writes what it is sent, and makes
/// an activity of each line.
/// </summary>
internal sealed class ConsoleChannel(Terminal terminal) : IChannel
{
    public const string Name = "console";
    public const string Conversation = "terminal";
    private readonly TextConversation _talk = new();
    private int _heard;

    public string Id => Name;

    public ChannelAbilities Abilities { get; } = new(CardTarget.WebChat, Updates: true);

    /// <summary>The last card, which numbers are about.</summary>
    public CardText? Card => _talk.Card;

    public async Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, SendPriority priority, CancellationToken cancellationToken)
    {
        var said = _talk.Show(activity);
        var cards = TextConversation.CardsOf(activity).ToList();
        await terminal.SayAsync(cards.Count == 0 ? said : string.Join('\n', cards.Select(Framed)), cancellationToken);
        return new ConnectorResult.Sent(activity.Id);
    }

    /// <summary>What is written cannot be changed: a card that still asks is written again, of a closed one only what became of it.</summary>
    public async Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, SendPriority priority, CancellationToken cancellationToken)
    {
        foreach (var card in TextConversation.CardsOf(activity))
        {
            await terminal.SayAsync(card.Buttons.Count == 0 ? $"~ {card.Lines[0]}: {card.Lines[^1]}" : Framed(card), cancellationToken);
        }

        _ = _talk.Show(activity);
        return new ConnectorResult.Sent(activityId);
    }

    public Task<ConnectorResult> OpenAsync(ConversationReference reference, CancellationToken cancellationToken) =>
        Task.FromResult<ConnectorResult>(new ConnectorResult.Unreachable("There is one terminal."));

    /// <summary>Null for a line that has only filled an input.</summary>
    public Activity? Hear(string line) => _talk.Hear(line) is { } heard ? Addressed(heard) : null;

    /// <summary>A button of no card: how a talk begins with a dialog.</summary>
    public Activity Press(JsonElement data) => Addressed(new Activity { Type = ActivityTypes.Message, Value = data });

    public Activity Arrive() => Addressed(new Activity { Type = ActivityTypes.Event, Name = EventReader.Arrival });

    private Activity Addressed(Activity activity) => activity with
    {
        Id = $"t{Interlocked.Increment(ref _heard).ToString(CultureInfo.InvariantCulture)}",
        ChannelId = Name,
        Conversation = new ConversationAccount { Id = Conversation },
        From = new ChannelAccount { Id = Conversation, Role = Roles.User },
    };

    private static string Framed(CardText card) => $"┌ {string.Join("\n│ ", card.Lines.Select(line => line.ReplaceLineEndings("\n│ ")))}\n└ {card.ButtonLine}".TrimEnd();
}
