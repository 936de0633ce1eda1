using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Cards;
using ChatDelegate.Dialogs.Events;

namespace ChatDelegate.Server.Turns;

/// <summary>What an activity means to the dialogs; null when it means nothing.</summary>
internal static class EventReader
{
    public static DialogEvent? Read(InboundTurn inbound)
    {
        var activity = inbound.Activity;
        return activity.Type switch
        {
            ActivityTypes.Message => (DialogEvent?)Pressed(inbound) ?? new Said(inbound.Key, MessageText.Of(activity), Attachments(inbound)),
            ActivityTypes.Invoke => Pressed(inbound),
            _ => IsArrival(activity) ? new Arrived() : null,
        };
    }

    /// <summary>The event that the web chat page sends when it opens a conversation that has nothing in it yet.</summary>
    public const string Arrival = "chat/arrived";

    /// <summary>Somebody opened the chat for the first time, or has installed the app; a channel may tell it in two ways at once.</summary>
    public static bool IsArrival(Activity activity) => activity.Type switch
    {
        ActivityTypes.Event => activity.Name == Arrival,
        ActivityTypes.ConversationUpdate => activity.MembersAdded is { Count: > 0 },
        ActivityTypes.InstallationUpdate => activity.Action == "add",
        _ => false,
    };

    /// <summary>The app has been removed: nothing can be said here until it is back.</summary>
    public static bool IsRemoval(Activity activity) => activity.Type switch
    {
        ActivityTypes.ConversationUpdate => activity.MembersRemoved?.Any(member => member.Id is not null && member.Id == activity.Recipient?.Id) == true,
        ActivityTypes.InstallationUpdate => activity.Action == "remove",
        _ => false,
    };

    /// <summary>Others read along: a group chat or a channel of a team.</summary>
    public static bool IsGroup(Activity activity) => activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };

    /// <summary>The button of a card that was pressed; null when the activity is something else.</summary>
    public static ButtonPress? Button(Activity activity) =>
        CardSubmission.Of(activity) is { } submission ? ButtonData.Read(submission.Data) : null;

    private static IReadOnlyList<Dialogs.Attachment> Attachments(InboundTurn inbound) =>
    [
        .. inbound.Files.Where(file => file.Kept is not null)
            .Select(file => new Dialogs.Attachment(file.Kept?.Id.ToString() ?? string.Empty, file.Name, file.Kept?.ContentType ?? string.Empty, file.Kept?.Bytes ?? 0)),
    ];

    private static Pressed? Pressed(InboundTurn inbound) =>
        inbound.Press is { } press ? new Pressed(inbound.Key, press.Action, press.Inputs ?? new Dictionary<string, string>()) : null;
}
