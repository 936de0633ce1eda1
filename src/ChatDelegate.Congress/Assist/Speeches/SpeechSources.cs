using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary><c>speech_sources</c>: what one can speak about: suggestions first, then notes and opinions that are in none.</summary>
internal sealed class SpeechSources : OptionSource
{
    private const int MostSuggestions = 20;

    public override string Name => "speech_sources";

    public override async Task<IReadOnlyList<Option>> LoadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var suggestions = await context.OwnSuggestions().Where(mine => mine.State != SuggestionState.Withdrawn)
            .OrderByDescending(mine => mine.StateSince).Take(MostSuggestions).ToListAsync(cancellationToken);
        var items = await SourcePool.LoadAsync(context.Db, context.Participant.PersonId, context.Participant.CongressId, cancellationToken);
        return
        [
            .. suggestions.Select(mine => new Option(mine.Id.ToString(), context.Text("speech.option_suggestion", ("title", mine.Title)), context.Text($"suggestion.state.{mine.State}"))),
            .. items.Where(item => GivenText.SaysSomething(item.Text)).Select(item => new Option(
                item.Id.ToString(), context.Text($"draft.option_{item.Kind}", ("n", item.Number), ("text", GivenText.Brief(item.Text))), context.Day(item.At))),
        ];
    }
}
