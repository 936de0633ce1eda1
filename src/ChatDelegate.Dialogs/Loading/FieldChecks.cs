using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Definitions;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>What the keys of a field must hold to among each other; a key without effect is an error, as it was meant to have one.</summary>
internal static partial class FieldChecks
{
    public static void Run(Section section, LoadScope scope, FieldDefinition field)
    {
        if (!Name().IsMatch(field.Id) || ConditionParser.IsWord(field.Id))
        {
            section.ErrorAt("id", $"'id: {field.Id}' cannot be written in conditions and texts. Use letters a to z, digits, '-' and '_', and no word of the conditions (today, empty, roles, ...).");
        }

        CheckOptions(section, scope, field);
        CheckLimits(section, field);
    }

    private static void CheckOptions(Section section, LoadScope scope, FieldDefinition field)
    {
        if (field.OptionsFrom is { } source)
        {
            scope.CheckSource(section, source);
        }

        if (field.Type is FieldType.Choice or FieldType.MultiChoice or FieldType.Reference && field.Options.IsEmpty == field.OptionsFrom is null)
        {
            section.ErrorAt("type", $"'{field.Id}' needs either 'options:' or 'options_from:'.");
        }

        if (!field.HasOptions && (!field.Options.IsEmpty || field.OptionsFrom is not null))
        {
            section.ErrorAt("type", $"'{field.Id}' has options, so its type must be choice, multichoice or reference (or person, with a source).");
        }

        foreach (var twice in field.Options.GroupBy(option => option.Id).Where(group => group.Count() > 1))
        {
            section.ErrorAt("options", $"The option '{twice.Key}' is there twice. Keep one.");
        }

        foreach (var alike in Texts.Locales.All.SelectMany(locale => field.Options.GroupBy(option => option.Label.For(locale)).Where(group => group.Key.Length > 0 && group.Count() > 1)).Select(group => group.Key).Distinct())
        {
            section.ErrorAt("options", $"Two options are called '{alike}', so nobody can choose one by name. Call them differently.");
        }
    }

    private static void CheckLimits(Section section, FieldDefinition field)
    {
        if (field.Least > field.Most || (field.Options.Length > 0 && field.Least > field.Options.Length))
        {
            section.ErrorAt("least", $"'{field.Id}' asks for more than there can be. Lower 'least'.");
        }

        var counts = field.Type is FieldType.MultiChoice or FieldType.Attachment;
        if (!counts && (section.Has("least") || section.Has("most")))
        {
            section.ErrorAt(section.Has("least") ? "least" : "most", $"'least' and 'most' count what is chosen or sent; '{field.Id}' is {Kind(field)}.");
        }

        var isText = field.IsFree;
        if (!isText && (field.MaxLength ?? field.Checks.Select(check => check.MaxLength ?? check.MinLength).FirstOrDefault(length => length is not null)) is not null)
        {
            section.Error($"A length has no effect on '{field.Id}', which is {Kind(field)}. Leave it out.");
        }

        if (field.Type != FieldType.Number && field.Checks.Any(check => (check.Min ?? check.Max) is not null))
        {
            section.Error($"'min' and 'max' have no effect on '{field.Id}', which is {Kind(field)}. Leave them out, or use 'when'.");
        }

        if (!isText && field.Checks.Any(check => check.Matches is not null))
        {
            section.Error($"'matches' has no effect on '{field.Id}', which is {Kind(field)}. Leave it out, or use 'when'.");
        }

        if (Smallest(field, check => check.Max) < Largest(field, check => check.Min) || Smallest(field, check => check.MaxLength) < Math.Max(1, Largest(field, check => check.MinLength) ?? 1) || field.MaxLength < 1)
        {
            section.Error($"No answer to '{field.Id}' can be right: its limits leave nothing. Check min, max and lengths.");
        }
    }

    private static decimal? Smallest(FieldDefinition field, Func<CheckDefinition, decimal?> limit) => field.Checks.Where(check => !check.Warns).Select(limit).Min();

    private static decimal? Largest(FieldDefinition field, Func<CheckDefinition, decimal?> limit) => field.Checks.Where(check => !check.Warns).Select(limit).Max();

    private static string Kind(FieldDefinition field) => "a " + field.Type.ToString().ToLowerInvariant();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
