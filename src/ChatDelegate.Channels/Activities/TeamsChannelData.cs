using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>What Teams adds to an activity, and what a bot may add for Teams. Members not named here survive a round trip.</summary>
public sealed record TeamsChannelData
{
    /// <summary>The Entra tenant, in every context.</summary>
    [JsonConverter(typeof(LenientPart<TenantInfo>))]
    public TenantInfo? Tenant { get; set; }

    /// <summary>Null outside a team.</summary>
    [JsonConverter(typeof(LenientPart<TeamInfo>))]
    public TeamInfo? Team { get; set; }

    /// <summary>Null outside a team.</summary>
    [JsonConverter(typeof(LenientPart<ChannelInfo>))]
    public ChannelInfo? Channel { get; set; }

    /// <summary>Of an update or a deletion, one of <see cref="TeamsEventTypes"/> or one of tomorrow.</summary>
    public string? EventType { get; set; }

    /// <summary>Outgoing: whether the message also appears as a notification.</summary>
    [JsonConverter(typeof(LenientPart<NotificationInfo>))]
    public NotificationInfo? Notification { get; set; }

    /// <summary>Null outside a meeting's chat.</summary>
    [JsonConverter(typeof(LenientPart<TeamsMeetingInfo>))]
    public TeamsMeetingInfo? Meeting { get; set; }

    [JsonConverter(typeof(LenientPart<TeamsChannelDataSettings>))]
    public TeamsChannelDataSettings? Settings { get; set; }

    /// <summary>Of an invoke: what it was pressed in.</summary>
    [JsonConverter(typeof(LenientPart<TeamsSource>))]
    public TeamsSource? Source { get; set; }

    /// <summary>Outgoing: for whom the bot speaks.</summary>
    [JsonConverter(typeof(LenientList<OnBehalfOf>))]
    public IList<OnBehalfOf>? OnBehalfOf { get; set; }

    /// <summary>Outgoing: thumbs under the message.</summary>
    public bool? FeedbackLoopEnabled { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>Not always a well-formed GUID from local tools.</summary>
    [JsonIgnore]
    public string? TenantId => Tenant?.Id;

    /// <summary>Never fails: what is missing or of another shape is null.</summary>
    public static TeamsChannelData Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return LenientJson.Read(activity.ChannelData, LenientJson.Context.TeamsChannelData) ?? new TeamsChannelData();
    }

    /// <summary>For <see cref="Activity.ChannelData"/>.</summary>
    public JsonElement ToElement() => JsonSerializer.SerializeToElement(this, LenientJson.Context.TeamsChannelData);
}

/// <summary>Values of <see cref="TeamsChannelData.EventType"/>.</summary>
public static class TeamsEventTypes
{
    public const string EditMessage = "editMessage";
    public const string UndeleteMessage = "undeleteMessage";
    public const string SoftDeleteMessage = "softDeleteMessage";

    public const string TeamMemberAdded = "teamMemberAdded";
    public const string TeamMemberRemoved = "teamMemberRemoved";

    public const string ChannelCreated = "channelCreated";
    public const string ChannelRenamed = "channelRenamed";
    public const string ChannelDeleted = "channelDeleted";
    public const string ChannelRestored = "channelRestored";

    public const string TeamRenamed = "teamRenamed";
    public const string TeamDeleted = "teamDeleted";
    public const string TeamHardDeleted = "teamHardDeleted";
    public const string TeamArchived = "teamArchived";
    public const string TeamUnarchived = "teamUnarchived";
    public const string TeamRestored = "teamRestored";
}
