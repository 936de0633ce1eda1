using System.Globalization;

namespace ChatDelegate.Channels.Activities;

/// <summary>What became of a message that was sent earlier.</summary>
public enum MessageChange
{
    Edited,

    /// <summary>Deleted and taken back; it comes with its text.</summary>
    Restored,

    Deleted,
}

/// <summary>An installationUpdate.</summary>
public enum InstallationUpdate
{
    Added,
    Removed,

    /// <summary>A new version of the app; nobody is new.</summary>
    AddedByUpgrade,

    /// <summary>The old version of an upgraded app: the new one follows, so nothing is lost.</summary>
    RemovedByUpgrade,
}

/// <summary>Who came and who went, by a conversationUpdate.</summary>
/// <param name="PeopleAdded">Without bots.</param>
/// <param name="PeopleRemoved">Without bots.</param>
public sealed record MembersUpdate(
    IReadOnlyList<ChannelAccount> PeopleAdded, IReadOnlyList<ChannelAccount> PeopleRemoved, bool BotAdded, bool BotRemoved);

/// <summary>A read receipt of Teams; only in personal chats, and only where the person and the tenant allow it.</summary>
/// <param name="LastReadMessageId">The person has seen this message and all before it.</param>
public sealed record ReadReceiptInfo(string LastReadMessageId)
{
    /// <summary>Null for any other activity.</summary>
    public static ReadReceiptInfo? Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { Type: ActivityTypes.Event, Name: EventNames.ReadReceipt, Value: { } value }
            && LenientJson.Text(value, "lastReadMessageId") is { Length: > 0 } id
            ? new(id)
            : null;
    }

    /// <summary>Ids of messages in Teams are milliseconds since 1970; of any other id nothing is known but that it is the same.</summary>
    public bool Covers(string? messageId) => messageId == LastReadMessageId
        || (Number(messageId) is { } sent && Number(LastReadMessageId) is { } read && sent <= read);

    private static long? Number(string? id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What an activity tells beside words.</summary>
public static class ActivityEvents
{
    private const string TeamsBot = "28:";

    /// <summary>Null when it changes no message. Which one is in <see cref="Activity.Id"/>.</summary>
    public static MessageChange? MessageChanged(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type switch
        {
            ActivityTypes.MessageDelete => MessageChange.Deleted,
            ActivityTypes.MessageUpdate => activity.ChannelId == ChannelIds.Teams
                && TeamsChannelData.Of(activity).EventType == TeamsEventTypes.UndeleteMessage ? MessageChange.Restored : MessageChange.Edited,
            _ => null,
        };
    }

    /// <summary>The message that a messageReaction is about; null for any other activity.</summary>
    public static string? ReactedTo(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type == ActivityTypes.MessageReaction ? activity.ReplyToId ?? activity.Id : null;
    }

    /// <summary>Null when it is none, or one with an action of tomorrow.</summary>
    public static InstallationUpdate? Installed(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type != ActivityTypes.InstallationUpdate ? null : activity.Action switch
        {
            "add" => InstallationUpdate.Added,
            "remove" => InstallationUpdate.Removed,
            "add-upgrade" => InstallationUpdate.AddedByUpgrade,
            "remove-upgrade" => InstallationUpdate.RemovedByUpgrade,
            _ => null,
        };
    }

    /// <summary>Null when nobody came or went. The bot is who the activity was sent to.</summary>
    public static MembersUpdate? MembersChanged(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { Type: ActivityTypes.ConversationUpdate } and ({ MembersAdded.Count: > 0 } or { MembersRemoved.Count: > 0 })
            ? new(People(activity.MembersAdded), People(activity.MembersRemoved), HasBot(activity.MembersAdded), HasBot(activity.MembersRemoved))
            : null;

        bool IsBot(ChannelAccount member) => member.Id is { Length: > 0 } id && id == activity.Recipient?.Id;
        bool HasBot(IList<ChannelAccount>? members) => members?.Any(IsBot) == true;
        IReadOnlyList<ChannelAccount> People(IList<ChannelAccount>? members) =>
            [.. (members ?? []).Where(member => !IsBot(member) && member.Role != Roles.Bot && !IsBotOfTeams(activity, member))];
    }

    private static bool IsBotOfTeams(Activity activity, ChannelAccount member) =>
        activity.ChannelId == ChannelIds.Teams && member.Id?.StartsWith(TeamsBot, StringComparison.Ordinal) == true;
}
