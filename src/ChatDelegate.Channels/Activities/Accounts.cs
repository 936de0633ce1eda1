using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>A person or a bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>Unique on the channel only; in Teams <c>29:…</c> for a person (and only for this bot), <c>28:…</c> for a bot.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>Entra object id: in Teams, the stable key to a register of people.</summary>
    public string? AadObjectId { get; set; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A conversation on a channel.</summary>
public sealed record ConversationAccount
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public bool? IsGroup { get; set; }

    /// <summary>In Teams <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; set; }

    public string? TenantId { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>All that is needed to speak in a conversation later, unasked.</summary>
public sealed record ConversationReference
{
    public string? ActivityId { get; set; }

    public ChannelAccount? User { get; set; }

    public ChannelAccount? Bot { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public string? ChannelId { get; set; }

    public string? Locale { get; set; }

    /// <summary>Store it only from a verified activity, and overwrite it with every later one: it moves.</summary>
    public string? ServiceUrl { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The reference behind an activity that came in.</summary>
    public static ConversationReference From(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return new()
        {
            ActivityId = activity.Id,
            User = activity.From,
            Bot = activity.Recipient,
            Conversation = activity.Conversation,
            ChannelId = activity.ChannelId,
            Locale = activity.Locale,
            ServiceUrl = activity.ServiceUrl,
        };
    }
}
