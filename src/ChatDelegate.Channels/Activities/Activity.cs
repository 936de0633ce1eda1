using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>
/// The one message format of the Bot Framework's Activity Protocol. What is not named here is kept in
/// <see cref="Properties"/> and written back unchanged.
/// </summary>
/// <remarks>Members are settable, not init-only, since the generated reader cannot fill extension data of a type with init-only members.</remarks>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type of tomorrow; compared by ordinal.</summary>
    public string? Type { get; set; }

    /// <summary>Given by the channel, unique within the conversation; a bot never sets it on what it sends to a connector.</summary>
    public string? Id { get; set; }

    /// <summary>When the channel took the activity, in UTC.</summary>
    [JsonConverter(typeof(TolerantTimestamp))]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The sender's wall clock with its offset.</summary>
    [JsonConverter(typeof(TolerantTimestamp))]
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>IANA name, such as <c>Asia/Shanghai</c>.</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Where replies go. Trustworthy only after it was compared with the token, which the endpoint does before the host sees it.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; set; }

    public ChannelAccount? From { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public ChannelAccount? Recipient { get; set; }

    public string? ReplyToId { get; set; }

    /// <summary>BCP 47.</summary>
    public string? Locale { get; set; }

    public string? Text { get; set; }

    /// <summary>One of <see cref="TextFormats"/>. Of what comes in, a missing one means plain; channels show what a bot sends without one as markdown.</summary>
    public string? TextFormat { get; set; }

    /// <summary>What to say where text is spoken: plain text or SSML.</summary>
    public string? Speak { get; set; }

    /// <summary>Stands for the attachments where they cannot be shown; in Teams also the text of the notification.</summary>
    public string? Summary { get; set; }

    /// <summary><c>accepting</c>, <c>expecting</c> or <c>ignoring</c>.</summary>
    public string? InputHint { get; set; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string? Importance { get; set; }

    /// <summary>After this the activity should no longer be shown.</summary>
    [JsonConverter(typeof(TolerantTimestamp))]
    public DateTimeOffset? Expiration { get; set; }

    public IList<Attachment>? Attachments { get; set; }

    public string? AttachmentLayout { get; set; }

    public SuggestedActions? SuggestedActions { get; set; }

    public IList<Entity>? Entities { get; set; }

    /// <summary>What a card or a button sent, or an invoke's argument.</summary>
    public JsonElement? Value { get; set; }

    public string? ValueType { get; set; }

    /// <summary>Of an event, an invoke, a command or a trace.</summary>
    public string? Name { get; set; }

    /// <summary>Of a trace.</summary>
    public string? Label { get; set; }

    /// <summary>Of an endOfConversation: why it ended.</summary>
    public string? Code { get; set; }

    /// <summary>Of an installationUpdate, see <see cref="InstallationUpdate"/>, or of a contactRelationUpdate.</summary>
    public string? Action { get; set; }

    public IList<ChannelAccount>? MembersAdded { get; set; }

    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>Of a conversationUpdate: the conversation's new topic.</summary>
    public string? TopicName { get; set; }

    /// <summary>Of a conversationUpdate; the protocol asks nobody to send it any more.</summary>
    public bool? HistoryDisclosed { get; set; }

    public IList<MessageReaction>? ReactionsAdded { get; set; }

    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>; a missing or unknown one means normal.</summary>
    public string? DeliveryMode { get; set; }

    /// <summary>Words a speech recogniser should expect.</summary>
    public IList<string>? ListenFor { get; set; }

    /// <summary>Of a suggestion: the words in the message of <see cref="ReplyToId"/> that it is about.</summary>
    public IList<TextHighlight>? TextHighlights { get; set; }

    /// <summary>Read it by <see cref="Activities.SemanticAction.Of"/>: one that cannot be understood is to be ignored, not refused.</summary>
    public JsonElement? SemanticAction { get; set; }

    public ConversationReference? RelatesTo { get; set; }

    /// <summary>Who called, by a verified token. Whatever the wire says here is dropped in reading, since anyone can write it.</summary>
    public string? CallerId { get; set; }

    /// <summary>Whatever the channel adds; <see cref="TeamsChannelData"/> reads what Teams adds.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>Members this type does not name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>"Is writing ...": shown for three seconds, so send it again no sooner, and never store it.</summary>
    public static Activity Typing(string? replyToId = null) => new() { Type = ActivityTypes.Typing, ReplyToId = replyToId };
}
