using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.review</c>: what staff say, or the difference they propose, and how to answer.</summary>
internal sealed class ShowReview : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.review", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (await context.Db.LastReviewAsync(suggestion.Id, cancellationToken) is not { Answer: null } review || suggestion.State is not (SuggestionState.Returned or SuggestionState.EditProposed))
        {
            return About(suggestion, Reply.Of(context.Text("review.nothing", ("state", context.Text($"suggestion.state.{suggestion.State}"))), context.Text("quick.mine"), context.Text("quick.leave"))) with { Ends = true };
        }

        if (suggestion.ProposedVersion is { } proposed)
        {
            var mine = await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
            var theirs = await context.Db.VersionAsync(suggestion, proposed, cancellationToken);
            var card = VersionDifference.Card(context, context.Text("review.edit_title", ("title", suggestion.Title)), mine.Text, theirs.Text);
            return About(
                suggestion,
                Reply.Of(context.Text("review.edit_reason", ("comment", review.Comment ?? string.Empty))),
                Reply.Of(card),
                Reply.Of(context.Text("review.edit_next"), context.Text("quick.agree"), context.Text("quick.disagree"), context.Text("quick.later")));
        }

        return About(
            suggestion,
            Reply.Of(context.Text("review.returned", ("title", suggestion.Title), ("comment", review.Comment ?? string.Empty))),
            Reply.Of(context.Text("review.returned_next"), context.Text("quick.revise"), context.Text("quick.resubmit"), context.Text("quick.later")));
    }
}
