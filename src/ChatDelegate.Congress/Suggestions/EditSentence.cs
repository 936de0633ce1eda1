using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Drafting;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// <c>suggestion.editSentence</c>: the delegate's words for sentence <c>n</c>. They keep its sources as long as they are
/// still much the same words; an entirely new sentence stands on the delegate alone.
/// </summary>
internal sealed class EditSentence(IOptions<SuggestionsOptions> limits) : SuggestionCommand
{
    private const double Share = 0.4;

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
        if (n < 1 || n > before.Numbered.Count)
        {
            return CommandResult.Refused("no_such_sentence", context.Text("sentence.missing", ("n", n), ("count", before.Numbered.Count)));
        }

        if (ReviseText.Fault(context, words, limits.Value.MaxSentence) is { } fault)
        {
            return fault;
        }

        var old = before.Numbered[n - 1];
        var mine = old with { Text = words, Kind = SentenceKind.Own, Writer = Writer.Delegate, Notes = Resemble(old.Text, words) ? old.Notes : [] };
        var after = before with { Sentences = [.. before.Sentences.Select(sentence => ReferenceEquals(sentence, old) ? mine : sentence)] };
        return About(suggestion, ReviseText.Apply(context, suggestion, before, after, null));
    }

    /// <summary>Whether a good part of the new words, by pairs of characters, is in the old ones.</summary>
    private static bool Resemble(string old, string words)
    {
        var before = old.Zip(old.Skip(1)).ToHashSet();
        var now = words.Zip(words.Skip(1)).ToList();
        return now.Count > 0 && now.Count(before.Contains) >= now.Count * Share;
    }
}
