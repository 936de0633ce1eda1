using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary>What the delegate hears when better words for their report are there, or not.</summary>
internal sealed class PolishNotices(PhraseBook phrases)
{
    public Notice Ready(Guid personId, int changed, int refused, DateTimeOffset now) => Notice.For(personId, "report.polished", now, locale =>
    [
        Reply.Of(new Card(
            phrases(locale, "report.polish.ready", ("count", changed)),
            refused == 0 ? [] : [new Paragraph(phrases(locale, "report.polish.refused", ("count", refused)), ParagraphStyle.Subtle)],
            [new CardButton(phrases(locale, "report.polish.look"), new ButtonAction("start", "appraisal-report"), ButtonStyle.Primary)])),
    ]);

    public Notice NoBetter(Guid personId, DateTimeOffset now) => Said(personId, "report.polish.no_better", now);

    public Notice Failed(Guid personId, DateTimeOffset now) => Said(personId, "report.polish.failed", now);

    private Notice Said(Guid personId, string text, DateTimeOffset now) => Notice.For(personId, text, now, locale => [Reply.Of(phrases(locale, text))]);
}
