using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.how</c>: how to change the text, with examples from this very suggestion.</summary>
internal sealed class ExplainRevising : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.how", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Revise))
        {
            return NotNow(context, suggestion);
        }

        var text = (await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken)).Text;
        var words = context.Text("suggestion.how", ("count", text.Numbered.Count));
        return About(
            suggestion,
            Reply.Of(text.Questions.Count > 0 ? words + "\n" + context.Text("suggestion.how_gap", ("question", SuggestionCard.Question(context, text.Questions[0]))) : words, context.Text("quick.card"), context.Text("quick.submit"), context.Text("quick.leave")));
    }
}
