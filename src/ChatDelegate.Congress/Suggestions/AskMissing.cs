using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// <c>suggestion.missing</c>: what the suggestion still lacks. What is known to be open is asked at once, one question at a time; only when nothing is,
/// a model is asked, if there is one.
/// </summary>
internal sealed class AskMissing(SuggestionJobs jobs) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.missing", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Revise))
        {
            return NotNow(context, suggestion);
        }

        var open = (await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken)).Text.Questions;
        if (open.Count > 0)
        {
            return About(suggestion, Said(context, context.Text("gap.next", ("count", open.Count), ("question", SuggestionCard.Question(context, open[0])))));
        }

        if (!jobs.HasModel)
        {
            return About(suggestion, Said(context, context.Text("gap.none_open")));
        }

        return await jobs.AskAsync(context, suggestion, DraftingKind.Missing, null, cancellationToken) ?? About(suggestion, Said(context, context.Text("gap.asking")));
    }

    private static Reply Said(CommandContext context, string words) => Reply.Of(words, context.Text("quick.card"), context.Text("quick.submit"), context.Text("quick.leave"));
}
