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

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; a missing one means markdown.</summary>
    public string? TextFormat { get; set; }

    public string? Summary { get; set; }

    public string? InputHint { get; set; }

    public string? Importance { get; set; }

    public IList<Attachment>? Attachments { get; set; }

    public string? AttachmentLayout { get; set; }

    public SuggestedActions? SuggestedActions { get; set; }

    public IList<Entity>? Entities { get; set; }

    /// <summary>What a card or a button sent, or an invoke's argument.</summary>
    public JsonElement? Value { get; set; }

    public string? ValueType { get; set; }

    /// <summary>Of an event, an invoke or a command.</summary>
    public string? Name { get; set; }

    /// <summary>Of an installationUpdate: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; set; }

    public IList<ChannelAccount>? MembersAdded { get; set; }

    public IList<ChannelAccount>? MembersRemoved { get; set; }

    public IList<MessageReaction>? ReactionsAdded { get; set; }

    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>; a missing or unknown one means normal.</summary>
    public string? DeliveryMode { get; set; }

    public ConversationReference? RelatesTo { get; set; }

    /// <summary>Whatever the channel adds; <see cref="TeamsChannelData"/> reads what Teams adds.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>Members this type does not name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
