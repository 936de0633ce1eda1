using System.Text;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>Which column of a file holds what, by its header in Chinese or English.</summary>
internal sealed class RosterColumns
{
    private static readonly Dictionary<string, RosterColumn> Names = new (RosterColumn Column, string[] Headers)[]
    {
        (RosterColumn.Name, ["姓名", "name"]),
        (RosterColumn.Number, ["代表证号", "代表证编号", "证号", "number"]),
        (RosterColumn.Group, ["代表团/小组", "代表小组", "代表团", "小组", "group"]),
        (RosterColumn.NewGroup, ["新建小组", "newgroup"]),
        (RosterColumn.Convenor, ["召集人", "convenor"]),
        (RosterColumn.Phone, ["手机", "手机号", "电话", "phone"]),
        (RosterColumn.Employer, ["单位", "工作单位", "所在单位", "employer", "unit"]),
        (RosterColumn.Level, ["层级", "level"]),
    }.SelectMany(row => row.Headers, (row, header) => (row.Column, header)).ToDictionary(row => row.header, row => row.Column, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<RosterColumn, int> _places = [];

    private RosterColumns(int count) => Count = count;

    public int Count { get; }

    /// <summary>Headers that mean nothing here; their cells are not read.</summary>
    public List<string> Ignored { get; } = [];

    public static RosterColumns Read(CsvRow header, out RosterReason? problem)
    {
        problem = null;
        var columns = new RosterColumns(header.Fields.Length);
        for (var place = 0; place < header.Fields.Length; place++)
        {
            var name = header.Fields[place].Trim();
            if (!Names.TryGetValue(Key(name), out var column))
            {
                columns.Ignored.Add(name);
            }
            else if (!columns._places.TryAdd(column, place))
            {
                problem = new RosterReason("column_twice", header.Line, ("name", name));
            }
        }

        columns.Ignored.RemoveAll(name => name.Length == 0);
        if (!columns.Has(RosterColumn.Name) || !columns.Has(RosterColumn.Number))
        {
            problem = new RosterReason("columns", header.Line, ("found", string.Join('、', header.Fields.Select(field => field.Trim()))));
        }

        return columns;
    }

    public bool Has(RosterColumn column) => _places.ContainsKey(column);

    /// <summary>The trimmed cell; empty when the row is shorter or the file has no such column.</summary>
    public string Cell(CsvRow row, RosterColumn column) =>
        _places.TryGetValue(column, out var place) && place < row.Fields.Length ? row.Fields[place].Trim() : string.Empty;

    private static string Key(string header) => header.Normalize(NormalizationForm.FormKC).Replace(" ", string.Empty, StringComparison.Ordinal);
}

internal enum RosterColumn
{
    Name,
    Number,
    Group,
    NewGroup,
    Convenor,
    Phone,
    Employer,
    Level,
}
