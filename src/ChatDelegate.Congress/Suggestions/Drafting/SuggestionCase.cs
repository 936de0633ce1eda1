using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>A suggestion, its version at the time of the request and what it stands on, as the drafter takes them.</summary>
internal sealed record SuggestionCase(Draft Draft, IReadOnlyList<SourceNote> Notes, DraftingRequest Request)
{
    public static async Task<SuggestionCase> OfAsync(CongressDb db, DraftingLists lists, DraftingJob job, CancellationToken cancellationToken)
    {
        var version = await db.Set<SuggestionVersion>().FirstAsync(found => found.SuggestionId == job.SuggestionId && found.N == job.BaseVersion, cancellationToken);
        var sources = await db.SourcesAsync(version.SuggestionId, cancellationToken);
        List<SourceItem> items = [.. sources.Select(source => new SourceItem(source.OriginId, source.Kind, string.Empty, source.Text, source.Place, source.Photos, source.At, InDraft: true, InWork: false))];
        return new SuggestionCase(version.Text.ToDraft(), [.. items.Select(item => item.ToNote())], await lists.RequestAsync(db, job, items, cancellationToken));
    }
}
