using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What the delegate hears of drafts: while they are made, when they are, and when they will not be.</summary>
internal sealed class DraftingNotices(PhraseBook phrases)
{
    private const int ButtonsOnCard = 4;

    /// <summary>How far the work has come, with the drafts that can be looked at already: a card that changes where it stands.</summary>
    public Notice Progress(DraftingJob job, int sources, IReadOnlyList<StoredDraft> drafts, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.drafting", now, locale =>
        {
            var title = job.Matters == 0
                ? phrases(locale, "draft.reading", ("sources", sources))
                : phrases(locale, "draft.progress", ("done", job.MattersDone), ("matters", job.Matters));
            List<CardBlock> blocks = [.. Entries(locale, drafts), new Paragraph(phrases(locale, "draft.progress_help"), ParagraphStyle.Subtle)];
            var stop = new ButtonAction("start", "stop-drafting", new Dictionary<string, string> { ["job"] = job.Id.ToString() });
            return
            [
                Reply.Of(new Card(title, blocks, [new CardButton(phrases(locale, "button.stop_drafting"), stop)], KeyOf(job)) { InPlace = job.ShownAt is not null, Otherwise = title }),
            ];
        });

    public Notice Drafted(DraftingJob job, IReadOnlyList<SourceItem> sources, IReadOnlyList<StoredDraft> drafts, DraftingResult result, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.drafted", now, locale =>
        {
            var left = LeftWords.Of(phrases, locale, sources, result.Unused);
            return drafts.Count == 0
                ? [Reply.Of(string.Join("\n", [phrases(locale, "draft.none_made"), .. left]), phrases(locale, "quick.take"), phrases(locale, "quick.home"))]
                : [Reply.Of(CardOf(locale, job, phrases(locale, "draft.made", ("sources", sources.Count), ("drafts", drafts.Count)), drafts, left))];
        });

    public Notice Stopped(DraftingJob job, IReadOnlyList<StoredDraft> drafts, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.drafting_stopped", now, locale => drafts.Count == 0
            ? [Reply.Of(phrases(locale, "draft.stopped_none"), phrases(locale, "quick.write"), phrases(locale, "quick.home"))]
            : [Reply.Of(CardOf(locale, job, phrases(locale, "draft.stopped", ("drafts", drafts.Count)), drafts, [phrases(locale, "draft.stopped_rest")]))]);

    /// <param name="stored">Drafts that were finished before it failed.</param>
    public Notice Failed(DraftingJob job, int stored, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.drafting_failed", now, locale => job.Kind switch
        {
            DraftingKind.Draft when stored > 0 => [Reply.Of(phrases(locale, "draft.failed_partly", ("drafts", stored)), phrases(locale, "quick.mine"), phrases(locale, "quick.home"))],
            DraftingKind.Draft => [Reply.Of(phrases(locale, "draft.failed"), phrases(locale, "quick.write"), phrases(locale, "quick.home"))],
            DraftingKind.Revise or DraftingKind.Missing => [Reply.Of(phrases(locale, "revise.failed"), phrases(locale, "quick.mine"), phrases(locale, "quick.home"))],
        });

    private Card CardOf(string locale, DraftingJob job, string title, IReadOnlyList<StoredDraft> drafts, IReadOnlyList<string> left)
    {
        List<CardBlock> blocks = [.. OriginWords.Of(phrases, locale, [.. drafts.Select(stored => stored.Draft.Origin)]).Select(line => new Paragraph(line, ParagraphStyle.Subtle))];
        blocks.AddRange(Entries(locale, drafts));
        blocks.AddRange(left.Select(line => new Paragraph(line, ParagraphStyle.Subtle)));
        List<CardButton> buttons =
        [
            .. drafts.Take(ButtonsOnCard).Select((stored, i) => new CardButton(
                phrases(locale, "draft.open_button", ("n", stored.Suggestion.Ordinal)),
                SuggestionCard.StartFor("suggestion-desk", stored.Suggestion.Id),
                i == 0 ? ButtonStyle.Primary : ButtonStyle.Normal)),
            new CardButton(phrases(locale, "button.all"), new ButtonAction("start", "my-suggestions")),
        ];
        return new Card(title, blocks, buttons, job.ShownAt is null ? null : KeyOf(job));
    }

    private IEnumerable<Entry> Entries(string locale, IReadOnlyList<StoredDraft> drafts) => drafts.Select(stored => new Entry(
        stored.Draft.Title,
        stored.Suggestion.Ordinal.ToString(CultureInfo.InvariantCulture),
        phrases(locale, "draft.line", ("sources", stored.Draft.Notes.Count), ("gaps", stored.Draft.Questions.Count)),
        SuggestionCard.StartFor("suggestion-desk", stored.Suggestion.Id)));

    /// <summary>What ends the work takes the place of the card that showed it.</summary>
    private static string KeyOf(DraftingJob job) => $"drafting-{job.Id}";
}
