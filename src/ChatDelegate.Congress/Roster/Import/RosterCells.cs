using System.Text;
using System.Text.RegularExpressions;

namespace ChatDelegate.Congress.Roster.Import;

/// <summary>Reads one row's cells into what they mean. Null means that the row does not speak of it.</summary>
internal sealed partial record RosterCells(int Line, string Name, string Number, string Group, bool NewGroup, bool? Convenor, string? Phone, string? Employer)
{
    private const int LongestName = 50;
    private const int LongestNumber = 20;
    private const int LongestEmployer = 100;

    public static RosterCells Read(CsvRow row, RosterColumns columns, CongressLevel level, List<RosterReason> wrong)
    {
        void Fault(string code, params (string, object)[] values) => wrong.Add(new RosterReason(code, row.Line, values));
        string Plain(RosterColumn column) => columns.Cell(row, column).Normalize(NormalizationForm.FormKC).Trim();

        if (row.Fields.Length > columns.Count)
        {
            Fault("fields", ("count", row.Fields.Length), ("expected", columns.Count));
        }

        if (row.Fields.Any(field => field.Any(char.IsControl)))
        {
            Fault("control");
        }

        var (name, number) = (columns.Cell(row, RosterColumn.Name), Plain(RosterColumn.Number));
        CheckNameAndNumber(name, number, Fault);
        CheckLevel(Plain(RosterColumn.Level), level, Fault);
        var employer = columns.Cell(row, RosterColumn.Employer);
        if (employer.Length > LongestEmployer)
        {
            Fault("employer_long", ("most", LongestEmployer));
        }

        return new RosterCells(
            row.Line, name, number, columns.Cell(row, RosterColumn.Group),
            YesOrNo(Plain(RosterColumn.NewGroup), "new_group", Fault),
            columns.Has(RosterColumn.Convenor) ? YesOrNo(Plain(RosterColumn.Convenor), "convenor", Fault) : null,
            PhoneOf(Plain(RosterColumn.Phone), Fault),
            employer.Length == 0 ? null : employer);
    }

    private static void CheckNameAndNumber(string name, string number, Action<string, (string, object)[]> fault)
    {
        if (name.Length is 0 or > LongestName)
        {
            fault(name.Length == 0 ? "name_missing" : "name_long", [("most", LongestName)]);
        }

        if (number.Length == 0)
        {
            fault("number_missing", []);
        }
        else if (number.Length > LongestNumber || !NumberShape().IsMatch(number))
        {
            fault("number_shape", [("number", number)]);
        }
    }

    private static bool YesOrNo(string cell, string code, Action<string, (string, object)[]> fault)
    {
        switch (cell.ToUpperInvariant())
        {
            case "是" or "√" or "✓" or "1" or "Y" or "YES" or "TRUE":
                return true;
            case "" or "否" or "0" or "N" or "NO" or "FALSE":
                return false;
            default:
                fault(code, [("value", cell)]);
                return false;
        }
    }

    private static string? PhoneOf(string cell, Action<string, (string, object)[]> fault)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        var digits = Prefix().Replace(Separators().Replace(cell, string.Empty), string.Empty);
        if (PhoneShape().IsMatch(digits))
        {
            return digits;
        }

        fault(cell.Contains("E+", StringComparison.OrdinalIgnoreCase) ? "phone_rounded" : "phone", []);
        return null;
    }

    private static void CheckLevel(string cell, CongressLevel level, Action<string, (string, object)[]> fault)
    {
        CongressLevel? named = cell.TrimEnd('级').ToUpperInvariant() switch
        {
            "" => level,
            "国" or "全国" or "国家" or "NATIONAL" => CongressLevel.National,
            "省" or "自治区" or "直辖市" or "PROVINCE" => CongressLevel.Province,
            "市" or "设区的市" or "自治州" or "CITY" => CongressLevel.City,
            "县" or "区" or "县区" or "县(区)" or "COUNTY" => CongressLevel.County,
            "乡" or "镇" or "乡镇" or "TOWNSHIP" => CongressLevel.Township,
            _ => null,
        };
        if (named != level)
        {
            fault(named is null ? "level_unknown" : "level_other", [("value", cell)]);
        }
    }

    [GeneratedRegex(@"^[0-9A-Za-z\u4e00-\u9fff\[\]()〔〕-]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"[\s-]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(\+86|0086|86(?=1[0-9]{10}$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Prefix();

    // A mobile number, or a landline with its area code.
    [GeneratedRegex("^(1[3-9][0-9]{9}|0[1-9][0-9]{1,2}[0-9]{7,8})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PhoneShape();
}
