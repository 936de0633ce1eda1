using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Roster;

/// <summary>What the roster's pages show beyond <see cref="RosterQueries"/>.</summary>
internal sealed class RosterDesk(IDbContextFactory<CongressDb> databases)
{
    /// <summary>The groups of a congress with their convenors and how many delegates are in each.</summary>
    public async Task<IReadOnlyList<GroupRow>> GroupsAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var groups = await db.Set<DelegateGroup>().AsNoTracking().Where(group => group.BodyId == bodyId).OrderBy(group => group.Number).ToListAsync(cancellationToken);
        var counts = await db.Set<DelegateSeat>().Where(seat => seat.BodyId == bodyId && seat.GroupId != null).GroupBy(seat => seat.GroupId)
            .Select(seats => new { seats.Key, Count = seats.Count() }).ToListAsync(cancellationToken);
        var convenors = await (
            from seat in db.Set<DelegateSeat>()
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            where seat.BodyId == bodyId && seat.Convenor && seat.GroupId != null
            select new { seat.GroupId, person.Id, person.Name }).ToListAsync(cancellationToken);
        return [.. groups.Select(group => new GroupRow(
            group.Id, group.Number, group.Name,
            counts.Find(count => count.Key == group.Id)?.Count ?? 0,
            [.. convenors.Where(convenor => convenor.GroupId == group.Id).Select(convenor => new GroupConvenor(convenor.Id, convenor.Name))]))];
    }

    /// <summary>Whether someone has a seat or work in a congress: only then are they any business of its staff.</summary>
    public async Task<bool> BelongsAsync(Guid bodyId, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DelegateSeat>().AnyAsync(seat => seat.PersonId == personId && seat.BodyId == bodyId, cancellationToken)
            || await db.Set<Appointment>().AnyAsync(work => work.PersonId == personId && work.BodyId == bodyId && work.EndedAt == null, cancellationToken);
    }
}

public sealed record GroupRow(Guid Id, int Number, string Name, int Delegates, IReadOnlyList<GroupConvenor> Convenors);

public sealed record GroupConvenor(Guid PersonId, string Name);
