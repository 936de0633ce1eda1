using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Opinions;

/// <summary>What staff see of the opinions reported to their congress. A contact is shown only one by one, and leaves a trace.</summary>
public sealed class OpinionDesk(IDbContextFactory<CongressDb> contexts, IRecordStore store, SecretBox secrets, TimeProvider time)
{
    /// <summary>A page of opinions, newest first, without contacts.</summary>
    public async Task<OpinionPage> PageAsync(Participant staff, OpinionFilter filter, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return new OpinionPage([], 0);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            from opinion in db.Set<Opinion>()
            join author in db.Set<Person>() on opinion.AuthorId equals author.Id
            where opinion.BodyId == staff.CongressId
            select new { opinion, author };
        if (filter.AuthorId is { } authorId)
        {
            rows = rows.Where(row => row.opinion.AuthorId == authorId);
        }

        if (filter.GroupId is { } groupId)
        {
            rows = rows.Where(row => row.opinion.GroupId == groupId);
        }

        foreach (var word in filter.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            rows = rows.Where(row => row.opinion.Matter.Contains(word) || row.opinion.Text.Contains(word) || row.opinion.Place.Contains(word) || row.author.Name.Contains(word));
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.opinion.At).ThenByDescending(row => row.opinion.Id)
            .Skip((Math.Max(filter.Page, 1) - 1) * filter.Size).Take(filter.Size).AsNoTracking().ToListAsync(cancellationToken);
        return new OpinionPage([.. page.Select(row => RowOf(row.opinion, row.author.Name))], total);
    }

    /// <summary>One opinion; null when it is not of the staff's congress.</summary>
    public async Task<OpinionRow?> FindAsync(Participant staff, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var opinion = await db.Set<Opinion>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == id && found.BodyId == staff.CongressId, cancellationToken);
        if (opinion is null || !staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return null;
        }

        var author = await db.Set<Person>().AsNoTracking().Where(person => person.Id == opinion.AuthorId).Select(person => person.Name).FirstOrDefaultAsync(cancellationToken);
        return RowOf(opinion, author ?? string.Empty);
    }

    /// <summary>
    /// Opens a constituent's contact for a stated reason. Who, when and why is in the audit chain before the contact is
    /// given out; null when there is none, the reason is empty, or the opinion is not theirs to see.
    /// </summary>
    public Task<string?> RevealContactAsync(Participant staff, Guid opinionId, string reason, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff) || string.IsNullOrWhiteSpace(reason))
        {
            return Task.FromResult<string?>(null);
        }

        return store.WriteAsync<string?>(null, new Actor(staff.PersonId, "staff", "opinion.reveal_contact"), async (session, cancel) =>
        {
            var opinion = await session.Db.Set<Opinion>().FirstOrDefaultAsync(found => found.Id == opinionId && found.BodyId == staff.CongressId, cancel);
            if (opinion?.Contact is not { } contact)
            {
                return null;
            }

            var now = time.GetUtcNow();
            session.Db.Add(new ContactDisclosure { Id = Guid.CreateVersion7(now), OpinionId = opinion.Id, By = staff.PersonId, Reason = reason.Trim(), At = now });
            return secrets.OpenText(contact);
        }, cancellationToken);
    }

    private static OpinionRow RowOf(Opinion opinion, string author) => new(
        opinion.Id, opinion.Number, opinion.Place, opinion.Matter, opinion.Text, opinion.PhotoIds, opinion.At, opinion.State, opinion.AuthorId, author, opinion.Contact is not null, opinion.ConsentAt);
}

/// <summary>Which opinions to show.</summary>
/// <param name="Page">From 1.</param>
public sealed record OpinionFilter(Guid? GroupId = null, string? Text = null, Guid? AuthorId = null, int Page = 1, int Size = 20);

/// <param name="Total">Over all pages.</param>
public sealed record OpinionPage(IReadOnlyList<OpinionRow> Rows, int Total);

/// <param name="HasContact">Whether a contact can be revealed.</param>
public sealed record OpinionRow(
    Guid Id,
    string Number,
    string Place,
    string Matter,
    string Text,
    IReadOnlyList<string> Photos,
    DateTimeOffset At,
    OpinionState State,
    Guid AuthorId,
    string Author,
    bool HasContact,
    DateTimeOffset? ConsentAt);
