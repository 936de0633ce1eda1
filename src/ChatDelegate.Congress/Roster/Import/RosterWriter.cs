using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>Carries out a plan that holds no wrong row.</summary>
internal sealed class RosterWriter(CongressDb db, RosterState roster, SecretBox secrets, DateTimeOffset now)
{
    private readonly Dictionary<string, DelegateGroup> _created = [];

    public void Write(List<PlannedRow> rows)
    {
        foreach (var row in rows.Where(row => row.Row.State is RosterRowState.New or RosterRowState.Changed))
        {
            var person = row.Person ?? Add(new Person { Id = Guid.CreateVersion7(now), Name = row.Cells.Name });
            if (row.Cells.Phone is { } phone)
            {
                person.Reach(phone, secrets);
            }

            if (row.Cells.Employer is { } employer)
            {
                person.WorksAt(employer);
            }

            person.Return();
            var seat = row.Seat ?? Add(new DelegateSeat { Id = Guid.CreateVersion7(now), PersonId = person.Id, BodyId = roster.Body.Id, Number = row.Cells.Number });
            Place(seat, row);
        }
    }

    private void Place(DelegateSeat seat, PlannedRow row)
    {
        var group = row.Cells.Group.Length > 0 ? row.Group ?? Create(row.Cells.Group) : roster.Groups.Find(group => group.Id == seat.GroupId);
        if (group is not null)
        {
            seat.Join(group, row.Cells.Convenor ?? seat.Convenor);
        }
    }

    private DelegateGroup Create(string name)
    {
        var key = RosterPlan.Key(name);
        if (!_created.TryGetValue(key, out var group))
        {
            var number = roster.Groups.Concat(_created.Values).Select(other => other.Number).DefaultIfEmpty().Max() + 1;
            group = Add(new DelegateGroup { Id = Guid.CreateVersion7(now), BodyId = roster.Body.Id, Number = number, Name = name });
            _created.Add(key, group);
        }

        return group;
    }

    private T Add<T>(T record)
        where T : class => db.Add(record).Entity;
}
