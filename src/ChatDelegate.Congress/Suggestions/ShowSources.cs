using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions;

/// <summary><c>suggestion.sources</c>: the notes behind sentence <c>n</c>; without it, all sources of the suggestion.</summary>
internal sealed class ShowSources : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.sources", With(new CommandInput("n", ValueType.Number, Required: false)));

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var sources = await context.Db.SourcesAsync(suggestion.Id, cancellationToken);
        if (context.NumberInput("n") is not { } n)
        {
            return About(suggestion, Reply.Of(CardOf(context, context.Text("sources.all_title", ("count", sources.Count)), null, sources)), Back(context));
        }

        var version = await context.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        var sentences = version.Text.Numbered;
        if (n < 1 || n > sentences.Count)
        {
            return CommandResult.Refused("no_such_sentence", context.Text("sentence.missing", ("n", n), ("count", sentences.Count)));
        }

        var sentence = sentences[n - 1];
        if (sentence.Notes.Count == 0)
        {
            return About(suggestion, Reply.Of(context.Text("sources.none", ("n", n), ("kind", SuggestionCard.Mark(context, sentence))), context.Text("quick.card"), context.Text("quick.leave")));
        }

        var cited = sources.Where(source => sentence.Notes.Contains(source.SourceId)).ToList();
        return About(suggestion, Reply.Of(CardOf(context, context.Text("sources.title", ("n", n)), sentence.Text, cited)), Back(context));
    }

    private static Reply Back(CommandContext context) => Reply.Of(context.Text("sources.next"), context.Text("quick.card"), context.Text("quick.submit"), context.Text("quick.leave"));

    private static Card CardOf(CommandContext context, string title, string? sentence, List<SuggestionSource> sources)
    {
        List<CardBlock> blocks = sentence is null ? [] : [new Paragraph(sentence, ParagraphStyle.Subtle)];
        blocks.AddRange(sources.Select(source => new Entry(
            source.Text.Length > 0 ? source.Text : context.Text("sources.photo"),
            context.Text($"sources.{source.Kind}", ("n", source.Ordinal)),
            source.Place is null ? context.Day(source.At) : $"{context.Day(source.At)} · {source.Place}")));
        return new Card(title, blocks, []);
    }
}
