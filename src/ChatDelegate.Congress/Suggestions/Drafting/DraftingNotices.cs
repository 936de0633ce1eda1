using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What the delegate hears when the machine is done.</summary>
internal sealed class DraftingNotices(PhraseBook phrases)
{
    private const int ButtonsOnCard = 4;

    public Notice Drafted(DraftingJob job, IReadOnlyList<SourceItem> sources, IReadOnlyList<StoredDraft> drafts, DraftingResult result, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.drafted", now, locale =>
        {
            var left = Left(locale, sources, result.Unused);
            return drafts.Count == 0
                ? [Reply.Of(string.Join("\n", [phrases(locale, "draft.none_made"), .. left]), phrases(locale, "quick.take"), phrases(locale, "quick.home"))]
                : [Reply.Of(CardOf(locale, sources.Count, drafts, result.Drafter, left))];
        });

    public Notice Failed(DraftingJob job, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.drafting_failed", now, locale => [Reply.Of(phrases(locale, "draft.failed"), phrases(locale, "quick.write"), phrases(locale, "quick.home"))]);

    private Card CardOf(string locale, int sources, IReadOnlyList<StoredDraft> drafts, string drafter, IReadOnlyList<string> left)
    {
        List<CardBlock> blocks = [new Paragraph(SuggestionCard.MadeBy(phrases, locale, drafter), ParagraphStyle.Subtle)];
        blocks.AddRange(drafts.Select(stored => new Entry(
            stored.Draft.Title,
            stored.Suggestion.Ordinal.ToString(CultureInfo.InvariantCulture),
            phrases(locale, "draft.line", ("sources", stored.Draft.Notes.Count), ("gaps", stored.Draft.Questions.Count)),
            SuggestionCard.StartFor("suggestion-desk", stored.Suggestion.Id))));
        blocks.AddRange(left.Select(line => new Paragraph(line, ParagraphStyle.Subtle)));
        List<CardButton> buttons =
        [
            .. drafts.Take(ButtonsOnCard).Select((stored, i) => new CardButton(
                phrases(locale, "draft.open_button", ("n", stored.Suggestion.Ordinal)),
                SuggestionCard.StartFor("suggestion-desk", stored.Suggestion.Id),
                i == 0 ? ButtonStyle.Primary : ButtonStyle.Normal)),
            new CardButton(phrases(locale, "button.all"), new ButtonAction("start", "my-suggestions")),
        ];
        return new Card(phrases(locale, "draft.made", ("sources", sources), ("drafts", drafts.Count)), blocks, buttons);
    }

    /// <summary>One line a reason: which notes were not used, by their numbers.</summary>
    private List<string> Left(string locale, IReadOnlyList<SourceItem> sources, IReadOnlyList<UnusedNote> unused)
    {
        var byId = sources.ToDictionary(item => item.Id.ToString());
        return
        [
            .. unused.Where(note => byId.ContainsKey(note.Note)).GroupBy(note => note.Reason).OrderBy(group => group.Key).Select(group => phrases(
                locale,
                $"unused.{group.Key}",
                ("numbers", string.Join(phrases(locale, "suggestion.comma"), group.Select(note => byId[note.Note]).OrderBy(item => item.At).Select(item => item.Number))))),
        ];
    }
}
