using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.HandOver;

/// <summary>The requests of one congress, for staff.</summary>
internal sealed class HandOverQueue(IDbContextFactory<CongressDb> databases)
{
    /// <summary>A page; those that wait longest first, of the others the latest.</summary>
    public async Task<HandOverRows> RowsAsync(Guid bodyId, TimeZoneInfo zone, HandOverFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = Dated(Matching(db, db.Set<HandOverRequest>().Where(request => request.BodyId == bodyId), filter), zone, filter);
        var total = await found.CountAsync(cancellationToken);
        var ordered = filter.State == HandOverState.Open
            ? found.OrderBy(request => request.StateSince).ThenBy(request => request.Id)
            : found.OrderByDescending(request => request.StateSince).ThenByDescending(request => request.Id);
        var rows = await ordered.Skip((filter.Page - 1) * HandOverFilter.Size).Take(HandOverFilter.Size)
            .Select(request => new
            {
                Request = request,
                Person = db.Set<Person>().Where(person => person.Id == request.PersonId).Select(person => person.Name).First(),
                Group = db.Set<DelegateGroup>().Where(group => group.Id == request.GroupId).Select(group => group.Name).FirstOrDefault(),
                Last = db.Set<HandOverMessage>().Where(message => message.RequestId == request.Id).OrderByDescending(message => message.At).Select(message => message.Text).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancellationToken);
        return new HandOverRows([.. rows.Select(row => new HandOverRow(
            row.Request.Id, row.Request.Number, row.Request.PersonId, row.Person, row.Group, row.Request.Dialog, row.Request.State, row.Request.At, row.Request.StateSince, row.Last))], total);
    }

    public async Task<IReadOnlyDictionary<HandOverState, int>> CountsAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<HandOverRequest>().Where(request => request.BodyId == bodyId).GroupBy(request => request.State).Select(state => new { state.Key, Count = state.Count() })
            .ToDictionaryAsync(state => state.Key, state => state.Count, cancellationToken);
    }

    /// <summary>Everything of one request; null when it is not there or another congress's.</summary>
    public async Task<HandOverFile?> FindAsync(Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<HandOverRequest>().AsNoTracking().SingleOrDefaultAsync(request => request.Id == id && request.BodyId == bodyId, cancellationToken) is not { } request)
        {
            return null;
        }

        var messages = await db.Set<HandOverMessage>().AsNoTracking().Where(message => message.RequestId == id).OrderBy(message => message.At).ThenBy(message => message.Id).ToListAsync(cancellationToken);
        List<Guid> people = [request.PersonId, .. messages.Select(message => message.By)];
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return new HandOverFile(
            request,
            names.GetValueOrDefault(request.PersonId, string.Empty),
            await db.Set<DelegateGroup>().Where(group => group.Id == request.GroupId).Select(group => group.Name).FirstOrDefaultAsync(cancellationToken),
            request.Dialog,
            [.. messages.Select(message => new HandOverLine(names.GetValueOrDefault(message.By, string.Empty), message.FromStaff, message.Text, message.At))],
            await TranscriptLine.LastAsync(db, request.ConversationId, cancellationToken));
    }

    private static IQueryable<HandOverRequest> Matching(CongressDb db, IQueryable<HandOverRequest> found, HandOverFilter filter)
    {
        found = filter.State is { } state ? found.Where(request => request.State == state) : found;
        found = filter.GroupId is { } group ? found.Where(request => request.GroupId == group) : found;
        if (filter.Number is { } number)
        {
            return found.Where(request => request.Year == number.Year && request.Sequence == number.Sequence);
        }

        return filter.Text is not { Length: > 0 } text ? found : found.Where(request =>
            db.Set<Person>().Any(person => person.Id == request.PersonId && person.Name.Contains(text))
            || db.Set<HandOverMessage>().Any(message => message.RequestId == request.Id && message.Text.Contains(text)));
    }

    private static IQueryable<HandOverRequest> Dated(IQueryable<HandOverRequest> found, TimeZoneInfo zone, HandOverFilter filter)
    {
        if (filter.From is { } from)
        {
            var start = LocalDay.Start(from, zone);
            found = found.Where(request => request.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = LocalDay.Start(to.AddDays(1), zone);
            found = found.Where(request => request.At < end);
        }

        return found;
    }
}
