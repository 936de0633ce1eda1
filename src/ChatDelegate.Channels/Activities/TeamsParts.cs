using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

public sealed record TenantInfo
{
    public string? Id { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record TeamInfo
{
    /// <summary>The thread id of the team's general channel, <c>19:…@thread.tacv2</c>.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>The Entra group behind the team; only in some events.</summary>
    public string? AadGroupId { get; set; }

    /// <summary>The tenant that owns the team, which in a shared channel need not be the sender's.</summary>
    public string? TenantId { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record ChannelInfo
{
    public string? Id { get; set; }

    /// <summary>Null for the general channel, which each client names in its own language.</summary>
    public string? Name { get; set; }

    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>.</summary>
    public string? Type { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record NotificationInfo
{
    /// <summary>True: an entry in the activity feed, with the text of <see cref="Activity.Summary"/>.</summary>
    public bool? Alert { get; set; }

    public bool? AlertInMeeting { get; set; }

    public string? ExternalResourceUrl { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record TeamsMeetingInfo
{
    public string? Id { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record TeamsChannelDataSettings
{
    /// <summary>Of an installation into a team: where the installer wants the bot to write.</summary>
    [JsonConverter(typeof(LenientPart<ChannelInfo>))]
    public ChannelInfo? SelectedChannel { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record TeamsSource
{
    /// <summary>Such as <c>message</c> or <c>compose</c>.</summary>
    public string? Name { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A person for whom the bot speaks; Teams shows "person via bot".</summary>
public sealed record OnBehalfOf
{
    public int? ItemId { get; set; }

    /// <summary><c>person</c>.</summary>
    public string? MentionType { get; set; }

    /// <summary>The person's id, <c>29:…</c>.</summary>
    public string? Mri { get; set; }

    public string? DisplayName { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
