using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Pipeline;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What the delegate hears of a change, or of questions, that a model was asked for.</summary>
internal sealed class RevisionNotices(PhraseBook phrases)
{
    /// <summary>What changed, by whom, and what the gate kept out.</summary>
    public Notice Revised(DraftingJob job, SuggestionVersion before, SuggestionVersion after, IReadOnlyList<RefusedChange> refused, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.revised", now, locale =>
        {
            var title = phrases(locale, "revise.done", ("title", after.Title), ("a", before.N), ("b", after.N));
            var by = phrases(locale, "revise.by_model", ("text", job.Instruction ?? string.Empty), ("model", after.Drafter ?? string.Empty), ("a", before.N));
            return [Reply.Of(CardOf(locale, job, title, by, before, after, refused))];
        });

    /// <summary>The delegate changed it meanwhile: theirs stays in force.</summary>
    public Notice Offered(DraftingJob job, SuggestionVersion current, SuggestionVersion offered, IReadOnlyList<RefusedChange> refused, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.revision_offered", now, locale =>
        {
            var title = phrases(locale, "revise.offered", ("title", current.Title), ("text", job.Instruction ?? string.Empty), ("n", offered.N));
            var help = phrases(locale, "revise.offered_help", ("a", current.N), ("n", offered.N));
            return [Reply.Of(CardOf(locale, job, title, help, current, offered, refused))];
        });

    public Notice Unchanged(DraftingJob job, Suggestion suggestion, IReadOnlyList<RefusedChange> refused, DateTimeOffset now) =>
        Notice.For(job.PersonId, "suggestion.not_revised", now, locale =>
            [Reply.Of(new Card(phrases(locale, "revise.unchanged", ("title", suggestion.Title)), [.. Why(locale, refused)], [Open(locale, job)]))]);

    /// <summary>There is no model any more, or it failed.</summary>
    public Notice ModelFailed(DraftingJob job, Suggestion suggestion, DraftFallback reason, DateTimeOffset now) =>
        Plain(job, "suggestion.not_revised", now, locale => phrases(locale, "revise.model_failed", ("title", suggestion.Title), ("reason", phrases(locale, $"fallback.{reason}"))));

    public Notice TooLate(DraftingJob job, Suggestion suggestion, DateTimeOffset now) =>
        Plain(job, "suggestion.not_revised", now, locale => phrases(locale, "revise.too_late", ("title", suggestion.Title), ("state", phrases(locale, $"suggestion.state.{suggestion.State}"))));

    public Notice Stopped(DraftingJob job, Suggestion suggestion, DateTimeOffset now) =>
        Plain(job, "suggestion.not_revised", now, locale => phrases(locale, "revise.unchanged", ("title", suggestion.Title)));

    /// <summary>What it lacks, found on reading it once more: the first question, the others follow one by one.</summary>
    public Notice Asked(DraftingJob job, Suggestion suggestion, IReadOnlyList<Question> questions, DateTimeOffset now) => questions.Count == 0
        ? Plain(job, "suggestion.asked", now, locale => phrases(locale, "gap.nothing_asked", ("title", suggestion.Title)))
        : Plain(job, "suggestion.asked", now, locale => phrases(locale, "gap.asked_now", ("title", suggestion.Title), ("count", questions.Count), ("question", GapWords.Of(phrases, locale, questions[0]))));

    private Card CardOf(string locale, DraftingJob job, string title, string subtitle, SuggestionVersion before, SuggestionVersion after, IReadOnlyList<RefusedChange> refused)
    {
        List<CardBlock> blocks = [new Paragraph(subtitle, ParagraphStyle.Subtle), .. VersionDifference.Blocks(phrases, locale, before.Text, after.Text)];
        blocks.AddRange(Why(locale, refused));
        return new Card(title, blocks, [Open(locale, job)]);
    }

    private IEnumerable<Paragraph> Why(string locale, IReadOnlyList<RefusedChange> refused) =>
        RefusedWords.Of(phrases, locale, refused).Select((line, i) => new Paragraph(line, i == 0 ? ParagraphStyle.Warning : ParagraphStyle.Normal));

    private Notice Plain(DraftingJob job, string about, DateTimeOffset now, Func<string, string> words) =>
        Notice.For(job.PersonId, about, now, locale => [Reply.Of(new Card(words(locale), [], [Open(locale, job)]))]);

    private CardButton Open(string locale, DraftingJob job) =>
        new(phrases(locale, "button.open"), SuggestionCard.StartFor("suggestion-desk", job.SuggestionId ?? Guid.Empty), ButtonStyle.Primary);
}
