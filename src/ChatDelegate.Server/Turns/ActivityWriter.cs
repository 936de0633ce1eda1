using System.Text;
using System.Text.Json.Nodes;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Server.Files;

namespace ChatDelegate.Server.Turns;

/// <summary>Writes activities the way the channel wants them, and as the transcript keeps them.</summary>
internal static class ActivityWriter
{
    public const string BotId = "chatdelegate";
    public const string BotName = "ChatDelegate";

    /// <summary>What the person said, as it is shown to them and kept: with our id, and with <paramref name="stand"/> in place of a private text.</summary>
    public static (string Id, Utf8Text Json) Echo(ConversationRow row, long seq, InboundTurn inbound, bool isFeed, string? stand, DateTimeOffset now)
    {
        var came = inbound.Activity;
        var id = isFeed || string.IsNullOrEmpty(came.Id) ? IdOf(row, seq) : came.Id;
        var echo = came with
        {
            Id = id,
            Timestamp = now,
            ServiceUrl = null,
            Conversation = new ConversationAccount { Id = row.ExternalId },
            Attachments = Shown(inbound),
            Text = stand ?? came.Text,
            Value = stand is null ? came.Value : null,
        };
        return (id, Kept(echo));
    }

    /// <summary>An echo once more, for a client that sent the same again under another <c>clientActivityID</c>.</summary>
    public static Utf8Text EchoAgain(string echo, Activity again)
    {
        var json = JsonNode.Parse(echo) as JsonObject ?? [];
        json["channelData"] = again.ChannelData is { } data ? JsonNode.Parse(data.GetRawText()) : null;
        return new(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    /// <param name="shown">The card that the reply replaces in place; null for a message of its own.</param>
    public static (Activity Activity, Utf8Text Json) Write(ConversationRow row, long seq, Reply reply, CardTarget target, string? replyTo, OpenCard? shown, DateTimeOffset now)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = IdOf(row, shown?.First ?? seq),
            Timestamp = now,
            ChannelId = row.Channel,
            From = new ChannelAccount { Id = BotId, Name = BotName, Role = Roles.Bot },
            Conversation = new ConversationAccount { Id = row.ExternalId },
            ReplyToId = replyTo,
            Locale = row.Locale,
            Text = reply.Card is null ? reply.Text ?? string.Empty : null,
            TextFormat = "plain",
            Summary = reply.Card?.Title,
            Attachments = reply.Card is { } card ? [CardRenderer.Render(card, target, row.Locale, shown?.First ?? seq, KeepsUp(card) ? Viewer(row) : null)] : null,
            SuggestedActions = reply.QuickReplies.Count == 0 ? null : SuggestedActions.Of(reply.QuickReplies),
        };
        return (activity, Kept(activity));
    }

    /// <summary>A card of before, closed; what may be pressed in it is gone.</summary>
    /// <returns>Null when the entry holds no card.</returns>
    public static (Activity Activity, Utf8Text Json, AttachmentContent Card)? Close(byte[] entry, ButtonPress? press, Func<string?, string> note)
    {
        if (ActivityJson.Read(entry).Activity is not { } activity
            || activity.Attachments?.FirstOrDefault(part => part.ContentType == ContentTypes.AdaptiveCard) is not { Content.Json: var card } attachment)
        {
            return null;
        }

        var label = press is null ? null : ClosedCard.TitleOf(card, data => ButtonData.Read(data) is { } button && ButtonData.Same(button, press));
        var closed = ClosedCard.Of(card, press?.Inputs, note(label));
        activity.Attachments = [attachment with { Content = closed }];
        activity.SuggestedActions = null;
        return (activity, Kept(activity), closed);
    }

    private static Utf8Text Kept(Activity activity) => new(ActivityJson.Write(activity));

    /// <summary>What can change without its person doing anything; nothing that they may be filling in.</summary>
    private static bool KeepsUp(Card card) =>
        card.Key is not null && !card.Blocks.OfType<Input>().Any() && card.Buttons.All(button => button.Action.Draft is null);

    private static string? Viewer(ConversationRow row) => (row.Address ?? ActivityJson.ReadReference(Encoding.UTF8.GetBytes(row.Reference)))?.User?.Id;

    private static string IdOf(ConversationRow row, long seq) => $"{row.ExternalId}|{seq:D7}";

    /// <summary>Kept files with an address that only their owner can open; refused ones are named without one.</summary>
    private static List<Attachment>? Shown(InboundTurn inbound) => inbound.Files.Count == 0 ? null :
    [
        .. inbound.Files.Where(file => file.Kept is not null).Select(file => new Attachment
        {
            Name = file.Name,
            ContentType = file.Kept?.ContentType,
            ContentUrl = FileEndpoints.AddressOf(file.Kept?.Id ?? Guid.Empty),
        }),
    ];
}
