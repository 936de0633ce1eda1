using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Similar;

/// <summary><c>suggestion.similar</c>: up to five earlier cases like this suggestion, with how they ended; what is very likely the same is proposed for joining (联名).</summary>
internal sealed class ShowSimilar(SimilarCases cases) : SuggestionCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.similar", With());

    protected override async Task<CommandResult> RunAsync(CommandContext context, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var found = await cases.ToSuggestionAsync(context.Db, suggestion, SimilarReader.Delegate(context.Participant.PersonId), cancellationToken);
        return found.Count == 0
            ? About(suggestion, Reply.Of(context.Text("similar.none"), context.Text("quick.card"), context.Text("quick.leave")))
            : About(suggestion, Reply.Of(CardOf(context, found)), Reply.Of(context.Text("similar.next"), context.Text("quick.card"), context.Text("quick.leave")));
    }

    private static Card CardOf(CommandContext context, IReadOnlyList<SimilarCase> found)
    {
        List<CardBlock> blocks = [new Paragraph(context.Text("similar.intro"), ParagraphStyle.Subtle)];
        for (var i = 0; i < found.Count; i++)
        {
            var n = (i + 1).ToString(CultureInfo.InvariantCulture);
            blocks.Add(new Entry(found[i].Title, n, SimilarWords.Standing(context, found[i]), new ButtonAction("act", "same", new Dictionary<string, string> { ["n"] = n, ["case"] = found[i].RecordId.ToString() })));
        }

        if (found.Any(one => one is { Strength: SimilarStrength.VeryLikely, IsMarked: false }))
        {
            blocks.Add(new Paragraph(context.Text("similar.join"), ParagraphStyle.Warning));
        }

        return new Card(context.Text("similar.title", ("count", found.Count)), blocks, [], "similar");
    }
}
