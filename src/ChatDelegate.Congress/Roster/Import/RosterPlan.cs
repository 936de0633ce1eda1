using System.Globalization;
using System.Text;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>Decides, without touching anything, what each row of a file means for a roster.</summary>
internal sealed class RosterPlan(RosterState roster, SecretBox secrets)
{
    private readonly Dictionary<string, DelegateSeat> _seats = roster.Seats.ToDictionary(seat => seat.Number);
    private readonly Dictionary<string, int> _lines = [];
    private readonly Dictionary<Guid, int> _peopleLines = [];
    private readonly HashSet<string> _newGroups = [];
    private readonly ILookup<string, Person> _byName = roster.People.Values.ToLookup(person => person.Name);

    public List<PlannedRow> Rows { get; } = [];

    /// <summary>How many seats no row names.</summary>
    public int NotInFile => _seats.Keys.Count(number => !_lines.ContainsKey(number));

    public void Add(CsvRow row, RosterColumns columns)
    {
        var wrong = new List<RosterReason>();
        var cells = RosterCells.Read(row, columns, roster.Body.Level, wrong);
        var seat = _seats.GetValueOrDefault(cells.Number);
        var person = seat is null ? Known(cells) : roster.People[seat.PersonId];
        var group = GroupOf(cells, wrong);
        CheckNumber(cells, seat, person, wrong);
        if (cells.Convenor == true && cells.Group.Length == 0 && seat?.GroupId is null)
        {
            wrong.Add(new RosterReason("convenor_without_group", cells.Line));
        }

        var changes = wrong.Count == 0 && seat is not null && person is not null ? Changes(cells, seat, person, group) : [];
        var state = wrong.Count > 0 ? RosterRowState.Wrong
            : seat is null ? RosterRowState.New
            : changes.Count > 0 ? RosterRowState.Changed : RosterRowState.Same;
        Rows.Add(new PlannedRow(cells, seat, person, group, new RosterRow(cells.Line, state, cells.Name, cells.Number, cells.Group, changes, wrong)));
    }

    /// <summary>A person of another congress: the same name and the same phone.</summary>
    private Person? Known(RosterCells cells) =>
        cells.Phone is null ? null : _byName[cells.Name].FirstOrDefault(person => person.Phone(secrets) == cells.Phone);

    private void CheckNumber(RosterCells cells, DelegateSeat? seat, Person? person, List<RosterReason> wrong)
    {
        if (cells.Number.Length > 0 && !_lines.TryAdd(cells.Number, cells.Line))
        {
            wrong.Add(new RosterReason("number_twice", cells.Line, ("number", cells.Number), ("other", _lines[cells.Number])));
            return;
        }

        // A number handed to someone else would hand them the other's record, so that is never done from a file.
        if (seat is not null && person is not null && person.Name != cells.Name)
        {
            wrong.Add(new RosterReason("number_taken", cells.Line, ("number", cells.Number), ("name", person.Name)));
        }
        else if (seat is null && person is not null)
        {
            if (roster.Seats.Find(other => other.PersonId == person.Id) is { } other)
            {
                wrong.Add(new RosterReason("person_seated", cells.Line, ("name", person.Name), ("number", other.Number)));
            }
            else if (!_peopleLines.TryAdd(person.Id, cells.Line))
            {
                wrong.Add(new RosterReason("person_twice", cells.Line, ("name", person.Name), ("other", _peopleLines[person.Id])));
            }
        }
    }

    private DelegateGroup? GroupOf(RosterCells cells, List<RosterReason> wrong)
    {
        var key = Key(cells.Group);
        if (key.Length == 0)
        {
            return null;
        }

        var group = roster.Groups.Find(group => Key(group.Name) == key || group.Number.ToString(CultureInfo.InvariantCulture) == key);
        if (group is null && cells.NewGroup)
        {
            _newGroups.Add(key);
        }
        else if (group is null && !_newGroups.Contains(key))
        {
            wrong.Add(new RosterReason("group", cells.Line, ("group", cells.Group)));
        }

        return group;
    }

    private List<string> Changes(RosterCells cells, DelegateSeat seat, Person person, DelegateGroup? group)
    {
        var changes = new List<string>();
        void Add(bool changed, string name)
        {
            if (changed)
            {
                changes.Add(name);
            }
        }

        Add(cells.Group.Length > 0 && (group is null || group.Id != seat.GroupId), "group");
        Add(cells.Convenor is { } convenor && convenor != seat.Convenor, "convenor");
        Add(cells.Phone is not null && cells.Phone != person.Phone(secrets), "phone");
        Add(cells.Employer is not null && cells.Employer != person.Employer, "employer");
        Add(!person.Active, "active");
        return changes;
    }

    internal static string Key(string group) => group.Normalize(NormalizationForm.FormKC).Trim();
}

/// <summary>A row with what it speaks of. Seat, person and group are null when they do not exist yet.</summary>
internal sealed record PlannedRow(RosterCells Cells, DelegateSeat? Seat, Person? Person, DelegateGroup? Group, RosterRow Row);
