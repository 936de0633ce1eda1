using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Editing;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// <c>suggestion.revise</c>: does what the delegate says in their own words (删掉第3句, 标题改为……) and shows what changed. What no pattern fits
/// (把第二条改得具体些), a model does, if there is one: what comes of it comes as news.
/// </summary>
internal sealed class ReviseSuggestion(SuggestionJobs jobs, IOptions<SuggestionsOptions> limits) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.revise", With(new CommandInput("text", ValueType.Text, Required: false)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Revise))
        {
            return NotNow(context, suggestion);
        }

        var words = context.TextInput("text")?.Trim() ?? string.Empty;
        if (ReviseText.Fault(context, words, limits.Value.MaxSentence) is { } fault)
        {
            return fault;
        }

        var before = (await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken)).Text;
        var sources = await context.Db.SourcesAsync(suggestion.Id, cancellationToken);
        var notes = sources.Select(source => new SourceNote(source.SourceId, source.Text, source.At, source.Place)).ToList();
        var edit = DraftEditor.ApplyInstruction(before.ToDraft(), words, notes);
        if (edit.Outcome == EditOutcome.NotUnderstood && jobs.HasModel)
        {
            return await jobs.AskAsync(context, suggestion, DraftingKind.Revise, words, cancellationToken)
                ?? About(suggestion, Reply.Of(context.Text("revise.asking"), context.Text("quick.card"), context.Text("quick.stop_drafting"), context.Text("quick.leave")));
        }

        return edit.Outcome == EditOutcome.Changed
            ? About(suggestion, ReviseText.Apply(context, suggestion, before, SuggestionText.From(edit.Draft, Writer.Delegate, before), words))
            : CommandResult.Refused("not_revised", Why(context, edit, before));
    }

    private static string Why(CommandContext context, Edit edit, SuggestionText text)
    {
        List<string> lines = [context.Text($"revise.{edit.Outcome}"), .. edit.Examples.Select(example => context.Text("revise.example", ("text", example)))];
        if (edit.Outcome == EditOutcome.NotUnderstood && text.Questions.Count > 0)
        {
            lines.Add(context.Text("suggestion.how_gap", ("question", SuggestionCard.Question(context, text.Questions[0]))));
        }

        return string.Join('\n', lines);
    }
}
