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
            ActivityTypes.Message => (DialogEvent?)ReadButton(activity, inbound.Key) ?? new Said(inbound.Key, activity.Text ?? string.Empty, Attachments(inbound)),
            ActivityTypes.ConversationUpdate when IsArrival(activity) => new Arrived(),
            ActivityTypes.Event when activity.Name == Arrival => new Arrived(),
            ActivityTypes.Invoke => ReadButton(activity, inbound.Key),
            _ => null,
        };
    }

    /// <summary>The event that the web chat page sends when it opens a conversation that has nothing in it yet.</summary>
    public const string Arrival = "chat/arrived";

    private static bool IsArrival(Activity activity) =>
        activity.MembersAdded?.Any(member => member.Id != activity.Recipient?.Id) == true;

    private static IReadOnlyList<Dialogs.Attachment> Attachments(InboundTurn inbound) =>
    [
        .. inbound.Files.Where(file => file.Kept is not null)
            .Select(file => new Dialogs.Attachment(file.Kept?.Id.ToString() ?? string.Empty, file.Name, file.Kept?.ContentType ?? string.Empty, file.Kept?.Bytes ?? 0)),
    ];

    private static Pressed? ReadButton(Activity activity, string key) =>
        CardSubmission.Of(activity) is { } submission && ButtonData.Read(submission.Data) is { } pressed
            ? new Pressed(key, pressed.Action, pressed.Inputs)
            : null;
}
