using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Home;

/// <summary>What waits for a delegate: staff's questions first, then drafts under way, then notes nobody has used yet.</summary>
internal static class DelegateHome
{
    private const int MostLines = 3;

    public static async Task<IReadOnlyList<CardBlock>> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var open = await context.OwnSuggestions().AsNoTracking()
            .Where(mine => mine.State == SuggestionState.Returned || mine.State == SuggestionState.EditProposed || mine.State == SuggestionState.Draft)
            .OrderByDescending(mine => mine.StateSince).ToListAsync(cancellationToken);
        List<CardBlock> blocks =
        [
            .. Lines(context, open, SuggestionState.Returned),
            .. Lines(context, open, SuggestionState.EditProposed),
            .. Lines(context, open, SuggestionState.Draft),
        ];
        blocks.AddRange(await SourcesAsync(context, cancellationToken));
        if (blocks.Count > 0)
        {
            return blocks;
        }

        var known = await context.Notes().AnyAsync(cancellationToken) || await context.OwnSuggestions().AnyAsync(cancellationToken);
        return [new Paragraph(context.Text(known ? "home.all_done" : "home.welcome"))];
    }

    private static IEnumerable<CardBlock> Lines(CommandContext context, List<Suggestion> open, SuggestionState state)
    {
        var these = open.Where(mine => mine.State == state).ToList();
        if (these.Count == 0)
        {
            yield break;
        }

        yield return new Paragraph(context.Text($"home.{state}", ("count", these.Count)), ParagraphStyle.Heading);
        foreach (var mine in these.Take(MostLines))
        {
            var since = context.Text("suggestion.since", ("state", context.Text($"suggestion.state.{mine.State}")), ("at", context.Day(mine.StateSince)));
            yield return new Entry(mine.Title, null, mine.Number is { } number ? $"{number} · {since}" : since, SuggestionCard.StartFor(ChooseSuggestion.DialogFor(state), mine.Id));
        }
    }

    private static async Task<IReadOnlyList<CardBlock>> SourcesAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant.PersonId;
        var job = await context.Db.Set<DraftingJob>().AsNoTracking()
            .Where(job => job.PersonId == me && job.Kind == DraftingKind.Draft && (job.State == DraftingJobState.Waiting || job.State == DraftingJobState.Running)).OrderBy(job => job.At).FirstOrDefaultAsync(cancellationToken);
        if (job is not null)
        {
            var words = job.Matters == 0 ? context.Text("home.drafting") : context.Text("draft.progress", ("done", job.MattersDone), ("matters", job.Matters));
            return [new Entry(words, null, context.Text("button.stop_drafting"), new ButtonAction("start", "stop-drafting"))];
        }

        var fresh = (await SourcePool.LoadAsync(context.Db, me, context.Participant.CongressId, cancellationToken)).Count(item => !item.InDraft);
        return fresh == 0 ? [] : [new Entry(context.Text("home.new_notes", ("count", fresh)), null, null, new ButtonAction("start", "write-suggestion"))];
    }
}
