using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Reads one entry of <c>fields:</c>.</summary>
internal static class FieldReader
{
    private static readonly Dictionary<string, FieldType> Types = Enum.GetValues<FieldType>().ToDictionary(type => type.ToString().ToLowerInvariant());

    public static FieldDefinition Read(Section section, LoadScope scope, IReadOnlyCollection<string> fields)
    {
        var type = Type(section);
        var fill = Fill(section);
        var field = new FieldDefinition
        {
            Id = section.Required("id"),
            Type = type,
            Label = section.RequiredText("label", scope.Texts),
            Fill = fill,
            Ask = fill.HasFlag(FillBy.Answer) && type != FieldType.Dialog ? section.RequiredText("ask", scope.Texts) : section.Text("ask", scope.Texts) ?? Localized.Empty,
            Help = section.Text("help", scope.Texts),
            Required = section.Flag("required", otherwise: true) & !section.Flag("skippable"),
            Sensitive = section.Flag("sensitive") | section.Flag("secret"),
            Secret = section.Flag("secret"),
            Call = type == FieldType.Dialog ? Call(section, fields) : null,
            When = LoadScope.When(section, "when", fields),
            Options = [.. section.Maps("options").Select(option => Option(option, scope))],
            OptionsFrom = section.Scalar("options_from"),
            Least = section.Whole("least") ?? 0,
            Most = section.Whole("most") ?? int.MaxValue,
            MaxLength = section.Whole("max_length"),
            Checks = [.. section.Maps("check").Select(check => Check(check, scope, fields)).OfType<CheckDefinition>()],
            Line = section.Line,
        };
        FieldChecks.Run(section, scope, field);
        section.Close();
        return field;
    }

    private static FieldType Type(Section section)
    {
        var name = section.Required("type");
        if (!Types.TryGetValue(name, out var type) && name.Length > 0)
        {
            section.ErrorAt("type", $"There is no field type '{name}'.{LoadScope.Nearest(name, Types.Keys)} Types: {string.Join(", ", Types.Keys)}.");
        }

        return type;
    }

    private static FillBy Fill(Section section)
    {
        var fill = default(FillBy);
        foreach (var source in section.List("fill"))
        {
            fill |= source switch
            {
                "answer" => FillBy.Answer,
                "prefill" => FillBy.Prefill,
                "extract" => FillBy.Extract,
                "controlled" => FillBy.Code,
                _ => Unknown(source),
            };
        }

        if (fill.HasFlag(FillBy.Code) && fill != FillBy.Code)
        {
            section.ErrorAt("fill", "A field that is 'controlled' is filled by code only. Leave the others out, or 'controlled'.");
        }

        return fill == default ? FillBy.Answer | FillBy.Prefill : fill;

        FillBy Unknown(string source)
        {
            section.ErrorAt("fill", $"'fill: {source}' is unknown. Use answer, prefill, extract, or controlled alone.");
            return default;
        }
    }

    private static CallDefinition Call(Section section, IReadOnlyCollection<string> fields)
    {
        var give = Names(section.Map("give"));
        var take = Names(section.Map("take"));
        foreach (var field in take.Keys.Where(field => !fields.Contains(field)))
        {
            section.ErrorAt("take", $"There is no field '{field}' to take into.{LoadScope.Nearest(field, fields)}");
        }

        foreach (var source in give.Values.Where(source => !fields.Contains(source) && !source.StartsWith("$values.", StringComparison.Ordinal) && !source.StartsWith("$facts.", StringComparison.Ordinal)))
        {
            section.ErrorAt("give", $"'{source}' names nothing to give. Use a field, $values.name or $facts.name.");
        }

        return new CallDefinition(section.Required("dialog"), give, take);
    }

    private static ImmutableDictionary<string, string> Names(Section? section) =>
        section?.Keys.ToList().ToImmutableDictionary(key => key, section.Required) ?? ImmutableDictionary<string, string>.Empty;

    private static OptionDefinition Option(Section section, LoadScope scope)
    {
        var option = new OptionDefinition(section.Required("id"), section.RequiredText("label", scope.Texts), section.Text("description", scope.Texts));
        section.Close();
        return option;
    }

    private static CheckDefinition? Check(Section section, LoadScope scope, IReadOnlyCollection<string> fields)
    {
        var check = new CheckDefinition(section.Scalar("code") ?? Code(section), section.Text("text", scope.Texts))
        {
            MaxLength = section.Whole("max_length"),
            MinLength = section.Whole("min_length"),
            Min = section.Number("min"),
            Max = section.Number("max"),
            Matches = Regex(section),
            Fails = LoadScope.When(section, "when", fields),
            Warns = section.Word("severity", "error", "warn") == "warn",
        };
        if (new[] { check.MaxLength, check.MinLength, check.Min, check.Max, check.Matches, (object?)check.Fails }.Count(limit => limit is not null) != 1)
        {
            section.Error("A check is one of max_length, min_length, min, max, matches, when. Write a check for each.");
        }

        if ((check.Fails ?? (object?)check.Matches) is not null && check.Text is null)
        {
            section.Error("A check with 'matches' or 'when' needs a 'text' that says what is wrong and what to do.");
        }

        section.Close();
        return check;
    }

    private static string Code(Section section) =>
        section.Has("max_length") ? "too_long"
        : section.Has("min_length") ? "too_short"
        : section.Has("min") ? "too_small"
        : section.Has("max") ? "too_large"
        : "invalid";

    private static Regex? Regex(Section section)
    {
        if (section.Scalar("matches") is not { } source)
        {
            return null;
        }

        try
        {
            return new Regex($"^(?:{source})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            section.ErrorAt("matches", $"'matches: {source}' is no regular expression that can be used here: {exception.Message}");
            return null;
        }
    }
}
