using System.Globalization;
using System.Resources;
using ChatDelegate.Congress.Roster.Import;

namespace ChatDelegate.Congress.Demo;

/// <summary>A table of Demo/Data, carried inside the assembly.</summary>
internal static class DemoTable
{
    private static readonly ResourceManager Tables = new("ChatDelegate.Congress.Demo.DemoTables", typeof(DemoTable).Assembly);

    /// <summary>Its rows, each a cell by its column's name.</summary>
    public static List<Dictionary<string, string>> Read(string name)
    {
        var text = Tables.GetString(name, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"There is no table {name}.");
        var rows = CsvText.Read(text.TrimStart('\uFEFF'));
        return [.. rows.Skip(1).Select(row => rows[0].Fields.Zip(row.Fields).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static List<string> Column(string name, string column) => [.. Read(name).Select(row => row[column])];
}
