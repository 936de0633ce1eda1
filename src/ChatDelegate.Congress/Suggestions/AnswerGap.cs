using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.answerGap</c>: the delegate's answer to question <c>n</c> becomes a sentence of their own at the end of its section.</summary>
internal sealed class AnswerGap(IOptions<SuggestionsOptions> limits) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.answerGap", With(new("n", ValueType.Number, Required: false), new("text", ValueType.Text)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (!suggestion.Allows(SuggestionStep.Revise))
        {
            return NotNow(context, suggestion);
        }

        var before = (await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken)).Text;
        var n = context.NumberInput("n") ?? 1;
        if (n < 1 || n > before.Questions.Count)
        {
            return CommandResult.Refused("no_such_gap", context.Text(before.Questions.Count == 0 ? "gap.none_open" : "gap.missing", ("n", n), ("count", before.Questions.Count)));
        }

        var words = context.TextInput("text")?.Trim() ?? string.Empty;
        if (ReviseText.Fault(context, words, limits.Value.MaxSentence) is { } fault)
        {
            return fault;
        }

        var question = before.Questions[n - 1];
        var after = before with
        {
            Sentences = Insert(before.Sentences, question.Section, words),
            Questions = [.. before.Questions.Where((_, i) => i != n - 1)],
        };
        var said = ReviseText.Apply(context, suggestion, before, after, SuggestionCard.Question(context, question));
        return About(suggestion, after.Questions.Count == 0 ? said : [.. said.Take(said.Count - 1), Next(context, said[^1], after.Questions)]);
    }

    /// <summary>One gap at a time: the next one is asked with what was said last.</summary>
    private static Reply Next(CommandContext context, Reply last, IReadOnlyList<Question> left) =>
        last with { Text = last.Text + "\n" + context.Text("gap.next", ("count", left.Count), ("question", SuggestionCard.Question(context, left[0]))) };

    private static List<WrittenSentence> Insert(IReadOnlyList<WrittenSentence> sentences, Section section, string words)
    {
        var own = new WrittenSentence(section, EndOf(words), [], SentenceKind.Own, Writer.Delegate);
        return [.. sentences.Where(sentence => sentence.Section <= section), own, .. sentences.Where(sentence => sentence.Section > section)];
    }

    private static string EndOf(string words) => "。！？.!?；;".Contains(words[^1], StringComparison.Ordinal) ? words : words + "。";
}
