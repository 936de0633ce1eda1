using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>Finds suggestions and what belongs to them.</summary>
internal static class SuggestionQueries
{
    private static readonly SuggestionState[] BeforeStaff = [SuggestionState.Draft, SuggestionState.Withdrawn];

    public static IQueryable<Suggestion> OwnSuggestions(this CommandContext context) =>
        context.Db.Set<Suggestion>().Where(suggestion => suggestion.AuthorId == context.Participant.PersonId && suggestion.BodyId == context.Participant.CongressId);

    /// <summary>
    /// The suggestion that a call names by the inputs <c>suggestion</c> (id) or <c>ordinal</c> (my n-th), held for change
    /// until the transaction ends; null when it does not exist or is not the caller's.
    /// </summary>
    public static async Task<Suggestion?> OwnSuggestionAsync(this CommandContext context, CancellationToken cancellationToken)
    {
        var id = context.IdInput("suggestion");
        if (context.NumberInput("ordinal") is { } ordinal)
        {
            id = await context.OwnSuggestions().Where(mine => mine.Ordinal == ordinal).Select(mine => (Guid?)mine.Id).FirstOrDefaultAsync(cancellationToken);
        }

        var found = id is null ? null : await context.Db.HoldAsync(id.Value, cancellationToken);
        return found?.AuthorId == context.Participant.PersonId && found.BodyId == context.Participant.CongressId ? found : null;
    }

    /// <summary>Reads a suggestion and keeps others from changing it until the transaction ends.</summary>
    public static Task<Suggestion?> HoldAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<Suggestion>().FromSql($"""select * from "Suggestions" where "Id" = {id} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<Suggestion>().FirstOrDefaultAsync(suggestion => suggestion.Id == id, cancellationToken);

    public static Task<SuggestionVersion> VersionAsync(this CongressDb db, Suggestion suggestion, int n, CancellationToken cancellationToken) =>
        db.Set<SuggestionVersion>().FirstAsync(version => version.SuggestionId == suggestion.Id && version.N == n, cancellationToken);

    /// <summary>What it stands on, oldest first.</summary>
    public static Task<List<SuggestionSource>> SourcesAsync(this CongressDb db, Guid suggestionId, CancellationToken cancellationToken) =>
        db.Set<SuggestionSource>().Where(source => source.SuggestionId == suggestionId).OrderBy(source => source.Ordinal).ToListAsync(cancellationToken);

    /// <summary>The last decision of staff; null before the first.</summary>
    public static Task<Review?> LastReviewAsync(this CongressDb db, Guid suggestionId, CancellationToken cancellationToken) =>
        db.Set<Review>().Where(review => review.SuggestionId == suggestionId).OrderByDescending(review => review.At).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Marks the notes and opinions behind a suggestion that goes to staff.</summary>
    public static async Task UseSourcesAsync(this CommandContext context, Guid suggestionId, CancellationToken cancellationToken)
    {
        var (notes, opinions) = await OriginsAsync(context.Db, suggestionId, cancellationToken);
        notes.ForEach(note => note.Use(context.Now));
        opinions.ForEach(opinion => opinion.Use(context.Now));
    }

    /// <summary>Frees the notes and opinions that no other suggestion with staff stands on.</summary>
    public static async Task ReleaseSourcesAsync(this CommandContext context, Guid suggestionId, CancellationToken cancellationToken)
    {
        var stillUsed = await context.Db.Set<SuggestionSource>()
            .Where(source => source.SuggestionId != suggestionId)
            .Join(context.OwnSuggestions().Where(other => !BeforeStaff.Contains(other.State)), source => source.SuggestionId, other => other.Id, (source, _) => source.OriginId)
            .Distinct().ToListAsync(cancellationToken);
        var (notes, opinions) = await OriginsAsync(context.Db, suggestionId, cancellationToken);
        notes.Where(note => !stillUsed.Contains(note.Id)).ToList().ForEach(note => note.Release(context.Now));
        opinions.Where(opinion => !stillUsed.Contains(opinion.Id)).ToList().ForEach(opinion => opinion.Release(context.Now));
    }

    private static async Task<(List<Note> Notes, List<Opinion> Opinions)> OriginsAsync(CongressDb db, Guid suggestionId, CancellationToken cancellationToken)
    {
        var origins = db.Set<SuggestionSource>().Where(source => source.SuggestionId == suggestionId).Select(source => source.OriginId);
        return (
            await db.Set<Note>().Where(note => origins.Contains(note.Id)).ToListAsync(cancellationToken),
            await db.Set<Opinion>().Where(opinion => origins.Contains(opinion.Id)).ToListAsync(cancellationToken));
    }
}
