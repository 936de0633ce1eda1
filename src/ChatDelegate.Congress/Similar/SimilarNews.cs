using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Similar;

/// <summary>Tells a delegate whose drafts were just made which of them very likely is about what already stands before the congress, and proposes joining.</summary>
internal sealed class SimilarNews(SimilarCases cases, IRecordStore store, IDbContextFactory<CongressDb> contexts, PhraseBook phrases, TimeProvider time, ILogger<SimilarNews> logger)
{
    /// <summary>Looks outside any transaction: it may take a while, and the drafts are there already.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "The drafts are made and told of; a search that fails must not make their job look failed.")]
    public async Task TellAsync(DraftingJob job, CancellationToken cancellationToken)
    {
        try
        {
            var found = await FindAsync(job, cancellationToken);
            if (found.Count > 0)
            {
                await store.WriteAsync(null, new Actor(null, "system", "suggestion.similar", job.PersonId), (session, _) =>
                {
                    session.Db.Add(Notice.For(job.PersonId, "suggestion.similar", time.GetUtcNow(), locale => [Reply.Of(CardOf(locale, found))]));
                    return Task.FromResult(0);
                }, cancellationToken);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            SimilarLog.NotProposed(logger, job.Id, failure);
        }
    }

    private async Task<List<(Suggestion Draft, SimilarCase Other)>> FindAsync(DraftingJob job, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var drafts = await db.Set<Suggestion>().AsNoTracking().Where(draft => draft.JobId == job.Id && draft.State == SuggestionState.Draft).OrderBy(draft => draft.Ordinal).ToListAsync(cancellationToken);
        var found = new List<(Suggestion, SimilarCase)>();
        foreach (var draft in drafts)
        {
            var similar = await cases.ToSuggestionAsync(db, draft, SimilarReader.Delegate(job.PersonId), cancellationToken);
            if (similar.FirstOrDefault(one => one is { Kind: SimilarKind.Suggestion, Strength: SimilarStrength.VeryLikely } && one.AuthorId != job.PersonId) is { } other)
            {
                found.Add((draft, other));
            }
        }

        return found;
    }

    private Card CardOf(string locale, List<(Suggestion Draft, SimilarCase Other)> found) => new(
        phrases(locale, "similar.news", ("count", found.Count)),
        [
            .. found.Select(pair => new Entry(
                pair.Draft.Title,
                pair.Draft.Ordinal.ToString(CultureInfo.InvariantCulture),
                phrases(locale, "similar.news_line", ("title", pair.Other.Title), ("number", pair.Other.Number ?? string.Empty), ("state", phrases(locale, $"similar.state.{pair.Other.State}"))),
                SuggestionCard.StartFor("suggestion-desk", pair.Draft.Id))),
            new Paragraph(phrases(locale, "similar.news_help"), ParagraphStyle.Subtle),
        ],
        []);
}
