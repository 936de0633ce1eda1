using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// Keeps the index at the side of the record: whatever saves a suggestion changes its entry in the same transaction, since it says who may learn of
/// it. An opinion is only put down to be taken in, see <see cref="SimilarIntake"/>.
/// </summary>
internal static class SimilarIndex
{
    private static readonly SuggestionState[] Standing = [SuggestionState.Submitted, SuggestionState.EditProposed, SuggestionState.Accepted];

    /// <param name="changes">All changed records; opinions and suggestions are picked out.</param>
    public static async Task FollowAsync(CongressDb db, IReadOnlyList<EntityEntry> changes, CancellationToken cancellationToken)
    {
        if (!changes.Any(change => change.Entity is Opinion or Suggestion))
        {
            return;
        }

        using var table = new SimilarTable(db);
        foreach (var change in changes)
        {
            switch (change.Entity)
            {
                case Opinion opinion when change.State == EntityState.Added:
                    await table.PutDownAsync(opinion.Id, cancellationToken);
                    break;
                case Opinion opinion when change.State == EntityState.Deleted:
                    await table.TakeBackAsync(opinion.Id, cancellationToken);
                    await PutAsync(db, table, opinion.Id, null, cancellationToken);
                    break;
                case Suggestion suggestion:
                    await PutAsync(db, table, suggestion.Id, change.State == EntityState.Deleted ? null : await EntryOfAsync(db, suggestion, cancellationToken), cancellationToken);
                    break;
            }
        }
    }

    /// <summary>The same for a record that is added by a statement.</summary>
    /// <exception cref="NotSupportedException">It is a suggestion, whose entry only the whole of it can tell.</exception>
    public static void FollowAdded(RecordSession session, IRecord record)
    {
        switch (record)
        {
            case Opinion:
                session.Write(SimilarTable.PutDown, ["record"], [record.Id]);
                break;
            case Suggestion or SuggestionVersion:
                throw new NotSupportedException("Suggestions are added by way of the context.");
        }
    }

    /// <summary>Opinions are their author's and staff's alone.</summary>
    public static SimilarEntry EntryOf(Opinion opinion) => new()
    {
        BodyId = opinion.BodyId,
        AuthorId = opinion.AuthorId,
        Kind = SimilarKind.Opinion,
        RecordId = opinion.Id,
        Version = 0,
        Audience = SimilarAudience.Staff,
        Text = CaseText.Of(opinion.Matter, opinion.Place, opinion.Text).Value,
    };

    /// <summary>What the entry of a suggestion must be.</summary>
    public static SimilarEntry EntryOf(Suggestion suggestion, SuggestionVersion version) => new()
    {
        BodyId = suggestion.BodyId,
        AuthorId = suggestion.AuthorId,
        Kind = SimilarKind.Suggestion,
        RecordId = suggestion.Id,
        Version = version.N,
        Audience = AudienceOf(suggestion),
        Text = TextOf(version.Text).Value,
    };

    /// <summary>The version that the index holds: what staff have, or before that what the delegate has; null for one that was dropped unseen.</summary>
    public static int? VersionOf(Suggestion suggestion) => suggestion switch
    {
        { SubmittedVersion: { } submitted } => submitted,
        { State: SuggestionState.Withdrawn } or { Version: 0 } => null,
        _ => suggestion.Version,
    };

    public static CaseText TextOf(SuggestionText text) => CaseText.Of(text.Title, text.Sentences.Where(sentence => sentence.Kind != Drafting.SentenceKind.Form).Select(sentence => sentence.Text));

    private static SimilarAudience AudienceOf(Suggestion suggestion) =>
        suggestion.SubmittedVersion is null ? SimilarAudience.Author
        : Standing.Contains(suggestion.State) ? SimilarAudience.Congress
        : SimilarAudience.Staff;

    private static async Task<SimilarEntry?> EntryOfAsync(CongressDb db, Suggestion suggestion, CancellationToken cancellationToken)
    {
        if (VersionOf(suggestion) is not { } n)
        {
            return null;
        }

        var version = db.Set<SuggestionVersion>().Local.FirstOrDefault(written => written.SuggestionId == suggestion.Id && written.N == n)
            ?? await db.Set<SuggestionVersion>().AsNoTracking().SingleAsync(written => written.SuggestionId == suggestion.Id && written.N == n, cancellationToken);
        return EntryOf(suggestion, version);
    }

    private static async Task PutAsync(CongressDb db, SimilarTable table, Guid recordId, SimilarEntry? entry, CancellationToken cancellationToken)
    {
        var before = await db.Set<SimilarEntry>().AsNoTracking().SingleOrDefaultAsync(found => found.RecordId == recordId, cancellationToken);
        if (before is not null && entry is not null && before.Version == entry.Version && before.Text == entry.Text)
        {
            await (before.Audience == entry.Audience ? Task.CompletedTask : table.OpenAsync(before, entry.Audience, cancellationToken));
            return;
        }

        if (before is not null)
        {
            await table.RemoveAsync(before, cancellationToken);
        }

        if (entry is not null)
        {
            await table.AddAsync(entry, cancellationToken);
        }
    }
}
