using ChatDelegate.Drafting.Classifying;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>Units that the text names, then those that its concept and their duties point to.</summary>
internal static class DepartmentReader
{
    private const int Most = 3;
    private const int ShortestName = 2;
    private static readonly string[] Levels = ["市", "县", "区", "镇", "乡", "省"];

    public static IReadOnlyList<string> Read(NotePart part, IReadOnlyList<HandlingUnitOption> units)
    {
        var value = part.Note.Text.Value;
        var named = units.Where(unit => IsNamed(value, unit.Name)).Select(unit => unit.Name);
        var meant = MatterKind.Concept(value) is { } concept ? ListChooser.Units(new Matter(concept, null, [part]), units) : [];
        var duties = units
            .Select(unit => (unit.Name, Points: unit.Duties.Count(duty => duty.Length > 1 && value.Contains(duty, StringComparison.OrdinalIgnoreCase))))
            .Where(unit => unit.Points > 0)
            .OrderByDescending(unit => unit.Points)
            .Select(unit => unit.Name);
        return [.. named.Concat(meant).Concat(duties).Distinct().Take(Most)];
    }

    /// <summary>市教育局 is named by 教育局 too.</summary>
    private static bool IsNamed(string value, string unit)
    {
        var level = Array.Find(Levels, level => unit.StartsWith(level, StringComparison.Ordinal));
        var name = level is null ? unit : unit[level.Length..];
        return name.Length > ShortestName && value.Contains(name, StringComparison.OrdinalIgnoreCase);
    }
}
