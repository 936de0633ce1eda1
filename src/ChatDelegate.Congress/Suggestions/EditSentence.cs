using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Drafting;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.editSentence</c>: the delegate's words for sentence <c>n</c>. They keep pointing at the sources of the former ones.</summary>
internal sealed class EditSentence(IOptions<SuggestionsOptions> limits) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.editSentence", With(new("n", ValueType.Number), new("text", ValueType.Text)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Revise))
        {
            return NotNow(context, suggestion);
        }

        var before = (await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken)).Text;
        var n = context.NumberInput("n") ?? 0;
        var words = context.TextInput("text")?.Trim() ?? string.Empty;
        if (n < 1 || n > before.Sentences.Count)
        {
            return CommandResult.Refused("no_such_sentence", context.Text("sentence.missing", ("n", n), ("count", before.Sentences.Count)));
        }

        if (ReviseText.Fault(context, words, limits.Value.MaxSentence) is { } fault)
        {
            return fault;
        }

        var after = before with
        {
            Sentences = [.. before.Sentences.Select((sentence, i) => i == n - 1 ? sentence with { Text = words, Kind = SentenceKind.Own, Writer = Writer.Delegate } : sentence)],
        };
        return About(suggestion, ReviseText.Apply(context, suggestion, before, after, null));
    }
}
