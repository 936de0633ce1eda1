using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>What the delegate hears when notes to speak from are ready.</summary>
internal sealed class SpeechNotices(PhraseBook phrases)
{
    public Notice Ready(SpeechNotes notes, int sources, DateTimeOffset now) => News(
        notes.PersonId, "speech.ready", now, notes.Id, locale => phrases(locale, "speech.ready", ("matter", SpeechCard.MatterOf(notes.Title)), ("minutes", notes.Minutes), ("sources", sources)));

    public Notice Spoken(SpeechNotes notes, int refused, DateTimeOffset now) => News(
        notes.PersonId, "speech.spoken", now, notes.Id,
        locale => phrases(locale, refused == 0 ? "speech.spoken" : "speech.spoken_partly", ("matter", SpeechCard.MatterOf(notes.Title)), ("refused", refused)));

    public Notice NoBetter(SpeechNotes outline, DateTimeOffset now) => News(outline.PersonId, "speech.no_better", now, outline.Id, locale => phrases(locale, "speech.no_better"));

    public Notice NotSpoken(Guid personId, Guid speechId, DateTimeOffset now) => News(personId, "speech.not_spoken", now, speechId, locale => phrases(locale, "speech.not_spoken"));

    public Notice Nothing(Guid personId, DateTimeOffset now) =>
        Notice.For(personId, "speech.nothing", now, locale => [Reply.Of(phrases(locale, "speech.no_words"), phrases(locale, "quick.take"), phrases(locale, "quick.home"))]);

    public Notice Failed(Guid personId, DateTimeOffset now) =>
        Notice.For(personId, "speech.failed", now, locale => [Reply.Of(phrases(locale, "speech.failed"), phrases(locale, "speech.quick"), phrases(locale, "quick.home"))]);

    private Notice News(Guid personId, string about, DateTimeOffset now, Guid speech, Func<string, string> says) => Notice.For(personId, about, now, locale =>
    [
        Reply.Of(new Card(
            says(locale), [],
            [new CardButton(phrases(locale, "speech.button.open"), new ButtonAction("start", "speech-desk", new Dictionary<string, string> { ["speech"] = speech.ToString() }), ButtonStyle.Primary)])),
    ]);
}
