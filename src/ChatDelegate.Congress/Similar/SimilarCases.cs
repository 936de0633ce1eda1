using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Opinions.Sorting;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Similar;

/// <summary>The five cases most like one, with how they ended: for its delegate and for staff, each as far as they may see.</summary>
internal sealed class SimilarCases(SimilarSearch search)
{
    /// <summary>Cases like a suggestion as its delegate has it now, or as staff have it.</summary>
    public async Task<IReadOnlyList<SimilarCase>> ToSuggestionAsync(CongressDb db, Suggestion suggestion, SimilarReader reader, CancellationToken cancellationToken)
    {
        var n = reader.IsStaff ? suggestion.SubmittedVersion : suggestion.Version;
        var version = await db.Set<SuggestionVersion>().AsNoTracking().FirstOrDefaultAsync(written => written.SuggestionId == suggestion.Id && written.N == n, cancellationToken);
        if (version is null)
        {
            return [];
        }

        var except = await db.Set<SuggestionSource>().Where(source => source.SuggestionId == suggestion.Id).Select(source => source.OriginId).ToHashSetAsync(cancellationToken);
        except.Add(suggestion.Id);
        var hits = await search.FindAsync(db, new SimilarQuestion(suggestion.BodyId, reader, SimilarIndex.TextOf(version.Text), except), cancellationToken);
        return await ReadAsync(db, hits, reader, await MarkedAsync(db, suggestion.Id, cancellationToken), cancellationToken);
    }

    /// <summary>Cases like an opinion, apart from the suggestions that stand on it.</summary>
    public async Task<IReadOnlyList<SimilarCase>> ToOpinionAsync(CongressDb db, Opinion opinion, SimilarReader reader, CancellationToken cancellationToken)
    {
        var except = await db.Set<SuggestionSource>().Where(source => source.OriginId == opinion.Id).Select(source => source.SuggestionId).ToHashSetAsync(cancellationToken);
        except.Add(opinion.Id);
        var text = new CaseText(SimilarIndex.EntryOf(opinion).Text);
        return await ReadAsync(db, await search.FindAsync(db, new SimilarQuestion(opinion.BodyId, reader, text, except), cancellationToken), reader, [], cancellationToken);
    }

    private static Task<HashSet<Guid>> MarkedAsync(CongressDb db, Guid suggestionId, CancellationToken cancellationToken) =>
        db.Set<SameMatter>().Where(mark => mark.SuggestionId == suggestionId && mark.TakenBackAt == null).Select(mark => mark.OtherId).ToHashSetAsync(cancellationToken);

    private static async Task<IReadOnlyList<SimilarCase>> ReadAsync(CongressDb db, IReadOnlyList<SimilarHit> hits, SimilarReader reader, HashSet<Guid> marked, CancellationToken cancellationToken)
    {
        if (hits.Count == 0)
        {
            return [];
        }

        var ids = hits.Select(hit => hit.Entry.RecordId).ToList();
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(opinion => ids.Contains(opinion.Id)).ToDictionaryAsync(opinion => opinion.Id, cancellationToken);
        var categories = await db.Set<OpinionCategory>().AsNoTracking().Where(given => ids.Contains(given.OpinionId)).ToDictionaryAsync(given => given.OpinionId, given => given.Category, cancellationToken);
        var suggestions = await db.Set<Suggestion>().AsNoTracking().Where(suggestion => ids.Contains(suggestion.Id)).ToDictionaryAsync(suggestion => suggestion.Id, cancellationToken);
        var versions = await db.Set<SuggestionVersion>().AsNoTracking().Where(version => ids.Contains(version.SuggestionId)).ToListAsync(cancellationToken);
        var reviews = await db.Set<Review>().AsNoTracking().Where(review => ids.Contains(review.SuggestionId)).ToListAsync(cancellationToken);
        return [.. hits.Select(hit => Case(hit)).OfType<SimilarCase>()];

        SimilarCase? Case(SimilarHit hit)
        {
            var id = hit.Entry.RecordId;
            if (opinions.TryGetValue(id, out var opinion))
            {
                return Of(hit, opinion, categories.GetValueOrDefault(id)) with { IsMarked = marked.Contains(id) };
            }

            var version = versions.Find(written => written.SuggestionId == id && written.N == hit.Entry.Version);
            return version is null || !suggestions.TryGetValue(id, out var suggestion) ? null : Of(hit, suggestion, version) with
            {
                IsMarked = marked.Contains(id),
                Reply = reader.IsStaff || suggestion.AuthorId == reader.AuthorId ? reviews.Where(review => review.SuggestionId == id).MaxBy(review => review.At)?.Comment : null,
            };
        }
    }

    private static SimilarCase Of(SimilarHit hit, Opinion opinion, string? category) => new(
        SimilarKind.Opinion, opinion.Id, opinion.AuthorId, opinion.Matter, opinion.Number, category, null, opinion.Year, opinion.StateSince, hit.Likeness, hit.Strength)
    { Opinion = opinion.State };

    private static SimilarCase Of(SimilarHit hit, Suggestion suggestion, SuggestionVersion version) => new(
        SimilarKind.Suggestion, suggestion.Id, suggestion.AuthorId, version.Title, suggestion.Number, version.Category, version.Text.Units is [var lead, ..] ? lead : null,
        suggestion.Year ?? suggestion.CreatedAt.Year, suggestion.StateSince, hit.Likeness, hit.Strength)
    { State = suggestion.State };
}
