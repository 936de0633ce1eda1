using ChatDelegate.Channels.Activities;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Server.Turns;

/// <summary>What a turn says.</summary>
/// <param name="ReplyTo">The activity that it answers; null when it answers none.</param>
/// <param name="Press">The button whose press it answers.</param>
/// <param name="Drafts">What is under way after it, see <see cref="DialogOutcome.Drafts"/>.</param>
/// <param name="Notice">The notice that it says.</param>
/// <param name="InResponse">It goes into the response to the sender, and nowhere else.</param>
internal sealed record Speech(
    IReadOnlyList<Reply> Replies,
    string? ReplyTo = null,
    ButtonPress? Press = null,
    IReadOnlyDictionary<string, int>? Drafts = null,
    Guid? Notice = null,
    bool InResponse = false);

/// <summary>What was said.</summary>
/// <param name="Activities">New messages.</param>
/// <param name="PressedCard">The card whose button was pressed, as it looks now; null when it has not changed.</param>
internal sealed record Spoken(IReadOnlyList<Activity> Activities, AttachmentContent? PressedCard);
