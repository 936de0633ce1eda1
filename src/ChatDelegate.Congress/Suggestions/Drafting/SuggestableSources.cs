using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary><c>suggestable_sources</c>: what a suggestion can be made of, newest first, with "all that are new" on top.</summary>
internal sealed class SuggestableSources : OptionSource
{
    /// <summary>The option that means everything no draft stands on yet.</summary>
    public const string AllNew = "all";

    public override string Name => "suggestable_sources";

    public override async Task<IReadOnlyList<Option>> LoadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var items = await SourcePool.LoadAsync(context.Db, context.Participant.PersonId, context.Participant.CongressId, cancellationToken);
        var options = items.Select(item => OptionOf(context, item));
        var fresh = items.Count(item => !item.InDraft && !item.InWork);
        return fresh == 0 ? [.. options] : [new Option(AllNew, context.Text("draft.all_new", ("count", fresh))), .. options];
    }

    private static Option OptionOf(CommandContext context, SourceItem item)
    {
        var words = item.Text.Length > 0 ? GivenText.Brief(item.Text) : context.Text("sources.photo");
        var day = context.Day(item.At);
        return new Option(item.Id.ToString(), context.Text($"draft.option_{item.Kind}", ("n", item.Number), ("text", words)), item.InWork ? context.Text("draft.being_drafted", ("at", day)) : item.InDraft ? context.Text("draft.in_draft", ("at", day)) : day);
    }
}
