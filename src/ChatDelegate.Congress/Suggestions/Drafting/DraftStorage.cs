using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Makes suggestions of drafts, each once, however often its job is begun again.</summary>
internal static class DraftStorage
{
    /// <summary>Stores those that are not stored yet.</summary>
    /// <param name="isWhole">
    /// Whether these are all drafts of the job. Until then a draft on notes for which an earlier try has left another text waits: it
    /// may be the same draft in other words, or a second matter of the same notes.
    /// </param>
    /// <returns>All that are stored of these drafts, in their order, then what else an earlier try has left.</returns>
    public static async Task<IReadOnlyList<StoredDraft>> AddAsync(
        RecordSession session, DraftingJob job, IReadOnlyList<SourceItem> sources, IReadOnlyList<Draft> drafts, bool isWhole, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(session.Db, job.Id, cancellationToken);
        var found = Pair(drafts, known, isWhole);
        List<StoredDraft> stored = [];
        foreach (var (draft, earlier, n) in found)
        {
            stored.Add(earlier is null
                ? new StoredDraft(await AddAsync(session, job, sources, draft, DraftKey.Nth(DraftKey.Of(draft), n), now, cancellationToken), draft)
                : new StoredDraft(earlier.Suggestion, draft));
        }

        var all = stored.Select(one => one.Suggestion.Id).ToHashSet();
        return [.. stored, .. known.Where(earlier => !all.Contains(earlier.Suggestion.Id)).Select(earlier => earlier.AsStored())];
    }

    /// <summary>What the job has stored so far.</summary>
    public static async Task<IReadOnlyList<StoredDraft>> StoredAsync(CongressDb db, Guid jobId, CancellationToken cancellationToken) =>
        [.. (await KnownAsync(db, jobId, cancellationToken)).Select(known => known.AsStored())];

    /// <summary>
    /// Which draft is which of the stored ones: on the same notes and, where there are several, of the same title; one in other words takes what is left.
    /// A draft that is not stored comes with its number among those on the same notes.
    /// </summary>
    private static List<(Draft Draft, Known? Earlier, int N)> Pair(IReadOnlyList<Draft> drafts, IReadOnlyList<Known> known, bool isWhole)
    {
        var free = known.ToList();
        var pairs = drafts.Select(draft => (Draft: draft, Earlier: Take(free, earlier => DraftKey.IsOf(earlier.Suggestion.DraftKey, DraftKey.Of(draft)) && earlier.First.Title == draft.Title))).ToList();
        var counts = known.Select(earlier => earlier.Suggestion.DraftKey).OfType<string>().GroupBy(key => key[..key.LastIndexOf('-')]).ToDictionary(group => group.Key, group => group.Count());
        List<(Draft, Known?, int)> result = [];
        foreach (var (draft, same) in pairs)
        {
            var key = DraftKey.Of(draft);
            var earlier = same ?? (isWhole ? Take(free, left => DraftKey.IsOf(left.Suggestion.DraftKey, key)) : null);
            if (earlier is not null || isWhole || !free.Exists(left => DraftKey.IsOf(left.Suggestion.DraftKey, key)))
            {
                counts[key] = counts.GetValueOrDefault(key) + (earlier is null ? 1 : 0);
                result.Add((draft, earlier, counts[key]));
            }
        }

        return result;
    }

    private static Known? Take(List<Known> free, Predicate<Known> fits)
    {
        var found = free.Find(fits);
        if (found is not null)
        {
            free.Remove(found);
        }

        return found;
    }

    private static async Task<IReadOnlyList<Known>> KnownAsync(CongressDb db, Guid jobId, CancellationToken cancellationToken) =>
        await db.Set<Suggestion>().Where(suggestion => suggestion.JobId == jobId && suggestion.DraftKey != null).OrderBy(suggestion => suggestion.Ordinal)
            .Join(db.Set<SuggestionVersion>().Where(version => version.N == 1), suggestion => suggestion.Id, version => version.SuggestionId, (suggestion, version) => new Known(suggestion, version))
            .ToListAsync(cancellationToken);

    private static async Task<Suggestion> AddAsync(
        RecordSession session, DraftingJob job, IReadOnlyList<SourceItem> sources, Draft draft, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ordinal = await RunningNumber.NextAsync(session, $"suggestion/{job.BodyId}/{job.PersonId}", cancellationToken);
        var suggestion = Suggestion.Start(job.PersonId, job.BodyId, job.GroupId, ordinal, job.Id, now, key);
        session.Db.Add(suggestion);
        session.Db.Add(suggestion.Revise(SuggestionText.From(draft, Writer.Machine), new Authorship(Writer.Machine, job.PersonId, null, draft.Origin), now));
        session.Db.AddRange(SourcesOf(suggestion, draft, sources, now));
        return suggestion;
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

    private sealed record Known(Suggestion Suggestion, SuggestionVersion First)
    {
        public StoredDraft AsStored() => new(Suggestion, First.Text.ToDraft() with { Origin = First.Origin ?? DraftOrigin.Offline });
    }
}

internal sealed record StoredDraft(Suggestion Suggestion, Draft Draft);
