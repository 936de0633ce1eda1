using System.Globalization;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Congress.Demo;

/// <summary>
/// The people of the demo congress: 30 groups of 15 delegates, the first of each its convenor; a supervisor for each group,
/// staff, an administrator and a leader. Every tenth delegate sits in a county's congress too. All names are invented, and the same
/// each time.
/// </summary>
internal sealed class DemoRoster
{
    private const int PerGroup = 15;
    private const int StaffCount = 6;
    private readonly List<string> _surnames = DemoTable.Column("surnames", "surname");
    private readonly List<string> _given = DemoTable.Column("given-names", "given");
    private readonly List<string> _employers = DemoTable.Column("employers", "employer");
    private readonly Dictionary<AppointmentRole, string> _offices = DemoTable.Read("offices").ToDictionary(row => Enum.Parse<AppointmentRole>(row["role"]), row => row["employer"]);
    private readonly Dictionary<string, CongressBody> _bodies = [];
    private readonly List<object> _rows = [];
    private int _people;
    private int _seats;
    private int _appointments;

    public CongressBody City => _bodies["city"];

    public IReadOnlyList<object> Build()
    {
        AddBodies();
        foreach (var row in DemoTable.Read("groups"))
        {
            AddGroup(int.Parse(row["number"], CultureInfo.InvariantCulture), row["name"], _bodies[row["county"]]);
        }

        foreach (var group in _rows.OfType<DelegateGroup>().ToList())
        {
            Appoint(AppointmentRole.Supervisor, group);
        }

        for (var number = 0; number < StaffCount; number++)
        {
            Appoint(AppointmentRole.Staff);
        }

        Appoint(AppointmentRole.Admin);
        Appoint(AppointmentRole.Leader);
        AddUnitsAndCategories();
        return _rows;
    }

    private void AddBodies()
    {
        foreach (var row in DemoTable.Read("bodies"))
        {
            var body = new CongressBody
            {
                Id = DemoIds.Of(DemoKind.Body, _bodies.Count + 1),
                Level = Enum.Parse<CongressLevel>(row["level"]),
                ParentId = row["parent"].Length == 0 ? null : _bodies[row["parent"]].Id,
                NameZh = row["zh"],
                NameEn = row["en"],
            };
            _bodies.Add(row["key"], body);
            _rows.Add(body);
        }
    }

    private void AddGroup(int number, string name, CongressBody county)
    {
        var group = new DelegateGroup { Id = DemoIds.Of(DemoKind.Group, number), BodyId = City.Id, Number = number, Name = name };
        _rows.Add(group);
        for (var place = 1; place <= PerGroup; place++)
        {
            var person = AddPerson(_employers[(_people * 7) % _employers.Count]);
            var seat = AddSeat(person, City, _people.ToString("D3", CultureInfo.InvariantCulture));
            seat.Join(group, convenor: place == 1);
            if (_people % 10 == 5)
            {
                AddSeat(person, county, _people.ToString("D3", CultureInfo.InvariantCulture));
            }
        }
    }

    private Person AddPerson(string employer)
    {
        var (round, turn) = Math.DivRem(_people, _surnames.Count);
        var person = new Person
        {
            Id = DemoIds.Of(DemoKind.Person, ++_people),
            Name = _surnames[turn] + _given[((turn * 5) + (round * 11)) % _given.Count],
        };
        person.WorksAt(employer);
        _rows.Add(person);
        return person;
    }

    private DelegateSeat AddSeat(Person person, CongressBody body, string number)
    {
        var seat = new DelegateSeat { Id = DemoIds.Of(DemoKind.Seat, ++_seats), PersonId = person.Id, BodyId = body.Id, Number = number };
        _rows.Add(seat);
        return seat;
    }

    private void Appoint(AppointmentRole role, DelegateGroup? group = null) => _rows.Add(new Appointment
    {
        Id = DemoIds.Of(DemoKind.Appointment, ++_appointments),
        PersonId = AddPerson(_offices[role]).Id,
        BodyId = City.Id,
        Role = role,
        GroupId = group?.Id,
    });

    private void AddUnitsAndCategories()
    {
        foreach (var (row, index) in DemoTable.Read("units").Select((row, index) => (row, index)))
        {
            var unit = new HandlingUnit { Id = DemoIds.Of(DemoKind.Unit, index + 1), BodyId = City.Id, Name = row["name"] };
            unit.AnswersFor(row["duties"].Split(' '));
            _rows.Add(unit);
        }

        foreach (var row in DemoTable.Read("categories"))
        {
            var order = int.Parse(row["order"], CultureInfo.InvariantCulture);
            _rows.Add(new Category { Id = DemoIds.Of(DemoKind.Category, order), BodyId = City.Id, Order = order, NameZh = row["zh"], NameEn = row["en"] });
        }
    }
}
