using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Makes suggestions of drafts.</summary>
internal static class DraftStorage
{
    public static async Task<IReadOnlyList<StoredDraft>> AddAsync(
        RecordSession session, DraftingJob job, IReadOnlyList<SourceItem> sources, DraftingResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var by = new Authorship(Writer.Machine, job.PersonId, null, result.Drafter, result.Version);
        List<StoredDraft> stored = [];
        foreach (var draft in result.Drafts)
        {
            var ordinal = await RunningNumber.NextAsync(session, $"suggestion/{job.BodyId}/{job.PersonId}", cancellationToken);
            var suggestion = Suggestion.Start(job.PersonId, job.BodyId, job.GroupId, ordinal, job.Id, now);
            session.Db.Add(suggestion);
            session.Db.Add(suggestion.Revise(SuggestionText.From(draft, Writer.Machine), by, now));
            session.Db.AddRange(SourcesOf(suggestion, draft, sources, now));
            stored.Add(new StoredDraft(suggestion, draft));
        }

        return stored;
    }

    private static IEnumerable<SuggestionSource> SourcesOf(Suggestion suggestion, Draft draft, IReadOnlyList<SourceItem> sources, DateTimeOffset now)
    {
        var cited = draft.Notes.Concat(draft.Sentences.SelectMany(sentence => sentence.Notes)).ToHashSet();
        return sources.Where(item => cited.Contains(item.Id.ToString())).OrderBy(item => item.At).ThenBy(item => item.Id).Select((item, i) => new SuggestionSource
        {
            Id = Guid.CreateVersion7(now),
            SuggestionId = suggestion.Id,
            Kind = item.Kind,
            OriginId = item.Id,
            Ordinal = i + 1,
            Text = item.Text,
            Place = item.Place,
            Photos = item.Photos,
            At = item.At,
        });
    }
}

internal sealed record StoredDraft(Suggestion Suggestion, Draft Draft);
