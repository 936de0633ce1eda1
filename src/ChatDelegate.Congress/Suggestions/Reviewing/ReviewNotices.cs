using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>What the delegate hears of a decision, with the buttons to answer it.</summary>
internal sealed class ReviewNotices(PhraseBook phrases)
{
    public Notice Accepted(Suggestion suggestion, string? comment, DateTimeOffset now) =>
        Of(suggestion, "accepted", comment, now, locale => [Button(locale, "button.open", "suggestion-desk", suggestion), All(locale)]);

    public Notice Returned(Suggestion suggestion, string comment, DateTimeOffset now) =>
        Of(suggestion, "returned", comment, now, locale =>
        [
            Button(locale, "button.answer", "answer-review", suggestion, ButtonStyle.Primary),
            Button(locale, "button.revise", "suggestion-desk", suggestion),
        ]);

    public Notice EditProposed(Suggestion suggestion, string reason, DateTimeOffset now) =>
        Of(suggestion, "edited", reason, now, locale => [Button(locale, "button.see_edit", "answer-review", suggestion, ButtonStyle.Primary)]);

    private Notice Of(Suggestion suggestion, string what, string? comment, DateTimeOffset now, Func<string, IReadOnlyList<CardButton>> buttons) =>
        Notice.For(suggestion.AuthorId, $"suggestion.{what}", now, locale =>
        {
            List<CardBlock> blocks = [new Paragraph(phrases(locale, "notice.suggestion", ("number", suggestion.Number ?? string.Empty), ("title", suggestion.Title)))];
            if (!string.IsNullOrWhiteSpace(comment))
            {
                blocks.Add(new Paragraph(phrases(locale, "suggestion.comment", ("comment", comment)), ParagraphStyle.Warning));
            }

            return [Reply.Of(new Card(phrases(locale, $"notice.{what}"), blocks, buttons(locale)))];
        });

    private CardButton All(string locale) => new(phrases(locale, "button.all"), new ButtonAction("start", "my-suggestions"));

    private CardButton Button(string locale, string key, string dialog, Suggestion suggestion, ButtonStyle style = ButtonStyle.Normal) =>
        new(phrases(locale, key), SuggestionCard.StartFor(dialog, suggestion.Id), style);
}
