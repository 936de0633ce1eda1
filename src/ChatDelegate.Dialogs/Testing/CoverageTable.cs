using System.Globalization;
using System.Text;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>A coverage as a table to read in a terminal.</summary>
public static class CoverageTable
{
    private static readonly string[] Kinds = ["filled", "invalid", "corrected", "skipped", "back"];

    public static string Of(DialogCoverage coverage)
    {
        var text = new StringBuilder();
        if (coverage.Fields.Count > 0)
        {
            var width = Math.Max(5, coverage.Fields.Max(field => field.Field.Length));
            text.Append("  ").Append("field".PadRight(width)).AppendLine(string.Concat(Kinds.Select(kind => "  " + kind)));
            foreach (var field in coverage.Fields)
            {
                text.Append("  ").Append(field.Field.PadRight(width)).AppendLine(string.Concat(Kinds.Select(kind => "  " + Mark(field.Seen[kind]).PadRight(kind.Length))).TrimEnd());
            }
        }

        Line(text, "actions", coverage.Actions);
        Line(text, "exits", coverage.Exits);
        Line(text, "tags", coverage.Tags);
        foreach (var (tag, reason) in coverage.NotApplicable)
        {
            text.Append("  not applicable: ").Append(tag).Append(", ").AppendLine(reason);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, IReadOnlyDictionary<string, bool> seen)
    {
        if (seen.Count == 0)
        {
            return;
        }

        var missing = seen.Where(pair => !pair.Value).Select(pair => pair.Key).ToList();
        text.Append(CultureInfo.InvariantCulture, $"  {name}: {seen.Count - missing.Count} of {seen.Count}")
            .AppendLine(missing.Count == 0 ? "" : $", missing: {string.Join(", ", missing)}");
    }

    private static string Mark(bool? seen) => seen switch
    {
        true => "yes",
        false => "NO",
        null => "-",
    };
}
