using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>Names of those whom a record speaks of.</summary>
internal sealed class PeopleNames
{
    private readonly Dictionary<Guid, string> _names;

    private PeopleNames(Dictionary<Guid, string> names) => _names = names;

    public static async Task<PeopleNames> ReadAsync(CongressDb db, IEnumerable<Guid?> people, CancellationToken cancellationToken)
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return new PeopleNames(await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken));
    }

    public string? Of(Guid? person) => person is { } id ? _names.GetValueOrDefault(id) : null;
}
