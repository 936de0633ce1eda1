using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Drafting.Text;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Similar;

/// <summary>Makes the index anew from the record, in steps that others can save between; whatever they save is not touched again.</summary>
public sealed class SimilarRebuild(IRecordStore store, IDbContextFactory<CongressDb> contexts, TimeProvider time)
{
    private const int Step = 500;
    private static readonly Actor Machine = new(null, "system", "similar.reindex");

    /// <summary>All congresses; returns how many cases the index holds then.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await store.WriteAsync(null, Machine, async (session, cancel) =>
        {
            using var table = new SimilarTable(session.Db);
            await table.ClearAsync(cancel);
            return 0;
        }, cancellationToken);
        await AddAllAsync(OpinionsAsync, cancellationToken);
        await AddAllAsync(SuggestionsAsync, cancellationToken);
        return await CountAsync(cancellationToken);
    }

    /// <summary>Counts grams anew in every congress: from now on likeness is measured by these.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bodies = await db.Set<SimilarEntry>().Select(entry => entry.BodyId).Distinct().ToListAsync(cancellationToken);
        var all = 0;
        foreach (var body in bodies)
        {
            var (documents, counts) = (0, new Dictionary<int, int>());
            await foreach (var text in db.Set<SimilarEntry>().Where(entry => entry.BodyId == body).Select(entry => entry.Text).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                documents++;
                foreach (var gram in Grams.Count(text).Keys)
                {
                    counts[gram] = counts.GetValueOrDefault(gram) + 1;
                }
            }

            await KeepAsync(body, GramWeights.Counted(documents, counts), cancellationToken);
            all += documents;
        }

        return all;
    }

    private Task<int> KeepAsync(Guid body, GramWeights weights, CancellationToken cancellationToken) => store.WriteAsync(null, Machine, async (session, cancel) =>
    {
        var snapshot = await session.Db.Set<SimilarSnapshot>().SingleOrDefaultAsync(found => found.BodyId == body, cancel);
        if (snapshot is null)
        {
            session.Db.Add(new SimilarSnapshot { BodyId = body, Documents = weights.Documents, Format = GramWeights.Format, At = time.GetUtcNow(), Grams = weights.Write() });
        }
        else
        {
            (snapshot.Documents, snapshot.Format, snapshot.At, snapshot.Grams) = (weights.Documents, GramWeights.Format, time.GetUtcNow(), weights.Write());
        }

        return 0;
    }, cancellationToken);

    private async Task AddAllAsync(Func<CongressDb, Guid, CancellationToken, Task<List<(Guid Id, SimilarEntry? Entry)>>> read, CancellationToken cancellationToken)
    {
        Guid? after = Guid.Empty;
        while (after is { } last)
        {
            after = await store.WriteAsync(null, Machine, async (session, cancel) =>
            {
                if (session.Db.Database.IsNpgsql())
                {
                    // Until this step ends nobody adds an entry that it could take for missing.
                    await session.Db.Database.ExecuteSqlAsync($"""lock table "SimilarEntries" in share row exclusive mode""", cancel);
                }

                var found = await read(session.Db, last, cancel);
                var ids = found.ConvertAll(one => one.Id);
                var there = await session.Db.Set<SimilarEntry>().Where(entry => ids.Contains(entry.RecordId)).Select(entry => entry.RecordId).ToHashSetAsync(cancel);
                using var table = new SimilarTable(session.Db);
                foreach (var (id, entry) in found)
                {
                    if (entry is not null && !there.Contains(id))
                    {
                        await table.AddAsync(entry, cancel);
                    }
                }

                return found.Count < Step ? (Guid?)null : ids[^1];
            }, cancellationToken);
        }
    }

    private static async Task<List<(Guid Id, SimilarEntry? Entry)>> OpinionsAsync(CongressDb db, Guid after, CancellationToken cancellationToken)
    {
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(opinion => opinion.Id > after).OrderBy(opinion => opinion.Id).Take(Step).ToListAsync(cancellationToken);
        return opinions.ConvertAll(opinion => (opinion.Id, (SimilarEntry?)SimilarIndex.EntryOf(opinion)));
    }

    private static async Task<List<(Guid Id, SimilarEntry? Entry)>> SuggestionsAsync(CongressDb db, Guid after, CancellationToken cancellationToken)
    {
        var suggestions = await db.Set<Suggestion>().AsNoTracking().Where(suggestion => suggestion.Id > after).OrderBy(suggestion => suggestion.Id).Take(Step).ToListAsync(cancellationToken);
        var ids = suggestions.ConvertAll(suggestion => suggestion.Id);
        var versions = (await db.Set<SuggestionVersion>().AsNoTracking()
            .Where(version => ids.Contains(version.SuggestionId)
                && db.Set<Suggestion>().Any(one => one.Id == version.SuggestionId && (one.SubmittedVersion ?? one.Version) == version.N))
            .ToListAsync(cancellationToken)).ToDictionary(version => version.SuggestionId);
        return suggestions.ConvertAll(suggestion => (suggestion.Id, SimilarIndex.VersionOf(suggestion) is null || !versions.TryGetValue(suggestion.Id, out var version)
            ? null
            : SimilarIndex.EntryOf(suggestion, version)));
    }
}
