using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.withdraw</c>: takes it back, or drops a draft; its notes are free for another.</summary>
internal sealed class WithdrawSuggestion : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.withdraw", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Withdraw))
        {
            return NotNow(context, suggestion);
        }

        var wasDraft = suggestion.State == SuggestionState.Draft;
        suggestion.Withdraw(context.Now);
        await context.ReleaseSourcesAsync(suggestion.Id, cancellationToken);
        if (await context.Db.LastReviewAsync(suggestion.Id, cancellationToken) is { Answer: null, Decision: not ReviewDecision.Accepted } review)
        {
            review.Reply(ReviewAnswer.Withdrawn, null, context.Now);
        }

        var text = context.Text(wasDraft ? "suggestion.dropped" : "suggestion.withdrawn", ("title", suggestion.Title), ("number", suggestion.Number ?? string.Empty));
        return About(suggestion, Reply.Of(text, context.Text("quick.mine"), context.Text("quick.write"), context.Text("quick.home"))) with { Ends = true };
    }
}
