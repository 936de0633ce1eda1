using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Demo;

/// <summary>Who one can be in the demo.</summary>
public static class DemoPeople
{
    /// <summary>The demo's people with their first role: administrator, staff, leader, supervisors, then each group with its convenor first. Real people are left out.</summary>
    public static async Task<IReadOnlyList<DemoPerson>> ListAsync(CongressDb db, CancellationToken cancellationToken)
    {
        var city = DemoIds.Of(DemoKind.Body, 3);
        var groups = await db.Set<DelegateGroup>().Where(group => group.BodyId == city).ToDictionaryAsync(group => group.Id, cancellationToken);
        var appointed = await (
            from part in db.Set<Appointment>().AsNoTracking()
            join person in db.Set<Person>() on part.PersonId equals person.Id
            where part.EndedAt == null && person.Active
            select new { part, person.Name }).ToListAsync(cancellationToken);
        var seated = await (
            from seat in db.Set<DelegateSeat>().AsNoTracking()
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            where seat.BodyId == city && person.Active
            select new { seat, person.Name }).ToListAsync(cancellationToken);
        string? NameOf(Guid? group) => group is { } id && groups.TryGetValue(id, out var found) ? found.Name : null;
        int NumberOf(Guid? group) => group is { } id && groups.TryGetValue(id, out var found) ? found.Number : int.MaxValue;

        var all = appointed.OrderByDescending(row => row.part.Role).ThenBy(row => row.part.Id)
            .Select(row => new DemoPerson(row.part.PersonId, row.Name, ParticipantLookup.NameOf(row.part.Role), NameOf(row.part.GroupId)))
            .Concat(seated.OrderBy(row => NumberOf(row.seat.GroupId)).ThenByDescending(row => row.seat.Convenor).ThenBy(row => row.seat.Id)
                .Select(row => new DemoPerson(row.seat.PersonId, row.Name, row.seat.Convenor ? ParticipantLookup.Convenor : ParticipantLookup.Delegate, NameOf(row.seat.GroupId))));
        return [.. all.Where(person => DemoIds.Is(DemoKind.Person, person.Id)).DistinctBy(person => person.Id)];
    }
}

/// <param name="Role">One of <c>delegate</c>, <c>convenor</c>, <c>supervisor</c>, <c>leader</c>, <c>staff</c>, <c>admin</c>.</param>
public sealed record DemoPerson(Guid Id, string Name, string Role, string? Group);
