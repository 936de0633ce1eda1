using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Roster;

/// <summary>The roster (名册) for pages: read only.</summary>
public sealed class RosterQueries(IDbContextFactory<CongressDb> contexts)
{
    /// <summary>Congresses, highest level first.</summary>
    public async Task<IReadOnlyList<CongressBody>> BodiesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bodies = await db.Set<CongressBody>().AsNoTracking().OrderBy(body => body.NameZh).ToListAsync(cancellationToken);
        return [.. bodies.OrderBy(body => body.Level)];
    }

    /// <summary>A page of a congress's delegates, by group and then by number.</summary>
    public async Task<DelegatePage> DelegatesAsync(DelegateFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            from seat in db.Set<DelegateSeat>()
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            join found in db.Set<DelegateGroup>() on seat.GroupId equals found.Id into groups
            from @group in groups.DefaultIfEmpty()
            where seat.BodyId == filter.BodyId
            select new { seat, person, @group };
        if (filter.GroupId is { } groupId)
        {
            rows = rows.Where(row => row.seat.GroupId == groupId);
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            rows = rows.Where(row => row.person.Name.Contains(text) || row.seat.Number == text);
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderBy(row => row.@group == null).ThenBy(row => row.@group == null ? 0 : row.@group.Number)
            .ThenBy(row => row.seat.Number.Length).ThenBy(row => row.seat.Number)
            .Skip((Math.Max(filter.Page, 1) - 1) * filter.Size).Take(filter.Size)
            .Select(row => new DelegateRow(
                row.person.Id, row.person.Name, row.person.Employer, row.person.Active, row.seat.Number, row.seat.Convenor,
                row.@group == null ? null : row.@group.Id, row.@group == null ? null : row.@group.Name))
            .ToListAsync(cancellationToken);
        return new DelegatePage(page, total);
    }

    public async Task<IReadOnlyList<DelegateGroup>> GroupsAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<DelegateGroup>().AsNoTracking().Where(group => group.BodyId == bodyId).OrderBy(group => group.Number).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<HandlingUnit>> UnitsAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<HandlingUnit>().AsNoTracking().Where(unit => unit.BodyId == bodyId).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Category>> CategoriesAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Category>().AsNoTracking().Where(category => category.BodyId == bodyId).OrderBy(category => category.Order).ToListAsync(cancellationToken);
    }

    /// <summary>A person with all they are, those who left too; null when unknown.</summary>
    public async Task<PersonCard?> PersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == personId, cancellationToken);
        if (person is null)
        {
            return null;
        }

        var seats = await (
            from seat in db.Set<DelegateSeat>().AsNoTracking()
            join body in db.Set<CongressBody>().AsNoTracking() on seat.BodyId equals body.Id
            join found in db.Set<DelegateGroup>().AsNoTracking() on seat.GroupId equals found.Id into groups
            from @group in groups.DefaultIfEmpty()
            where seat.PersonId == personId
            orderby seat.Id
            select new SeatCard(seat, body, @group)).ToListAsync(cancellationToken);
        var appointments = await db.Set<Appointment>().AsNoTracking().Where(appointment => appointment.PersonId == personId)
            .OrderBy(appointment => appointment.Id).ToListAsync(cancellationToken);
        return new PersonCard(person, seats, appointments);
    }
}

/// <summary>Which delegates to show.</summary>
/// <param name="Text">Part of a name, or a whole number of a delegate's card.</param>
/// <param name="Page">From 1.</param>
public sealed record DelegateFilter(Guid BodyId, Guid? GroupId = null, string? Text = null, int Page = 1, int Size = 50);

/// <param name="Total">Over all pages.</param>
public sealed record DelegatePage(IReadOnlyList<DelegateRow> Rows, int Total);

public sealed record DelegateRow(Guid PersonId, string Name, string? Employer, bool Active, string Number, bool Convenor, Guid? GroupId, string? Group);

public sealed record PersonCard(Person Person, IReadOnlyList<SeatCard> Seats, IReadOnlyList<Appointment> Appointments);

public sealed record SeatCard(DelegateSeat Seat, CongressBody Body, DelegateGroup? Group);
