using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;
using Said = ChatDelegate.Dialogs.Replies.Reply;

namespace ChatDelegate.Congress.HandOver;

/// <summary>What the person hears of staff, in the chat, at once, with the button to go on.</summary>
internal sealed class HandOverNotices(PhraseBook phrases)
{
    public static ButtonAction Reply(HandOverRequest request) =>
        new("start", "handover-reply", new Dictionary<string, string> { ["request"] = request.Id.ToString() });

    /// <summary>The card of the request: changed where it stands by whatever happens to it.</summary>
    public static string KeyOf(HandOverRequest request) => $"handover-{request.Id}";

    public Notice Answered(HandOverRequest request, string text, DateTimeOffset now) => Notice.For(request.PersonId, "handover.answered", now, locale =>
    [
        Said.Of(Status(request, locale, "handover.status_answered", new CardButton(phrases(locale, "handover.button.add"), Reply(request)))),
        Said.Of(new Card(
            phrases(locale, "handover.answered_title", ("number", request.Number)), [new Paragraph(text)],
            [new CardButton(phrases(locale, "handover.button.reply"), Reply(request), ButtonStyle.Primary)])),
    ]);

    public Notice Closed(HandOverRequest request, DateTimeOffset now) =>
        Notice.For(request.PersonId, "handover.closed", now, locale =>
            [Said.Of(Status(request, locale, "handover.status_closed")), Said.Of(phrases(locale, "handover.closed", ("number", request.Number)))]);

    private Card Status(HandOverRequest request, string locale, string text, params IReadOnlyList<CardButton> buttons) =>
        new(phrases(locale, "handover.sent_title", ("number", request.Number)), [new Paragraph(phrases(locale, text))], buttons, KeyOf(request)) { InPlace = true };
}
