using System.Collections.Immutable;
using System.Globalization;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>Reads <c>given:</c>; what a case leaves out is as its suite says.</summary>
internal static class GivenReader
{
    public static Given Read(Section? section, SuiteScope scope, Given otherwise)
    {
        if (section is null)
        {
            return otherwise;
        }

        var zone = Zone(section, otherwise.Zone);
        var start = section.Map("start");
        var roles = section.List("roles");
        var given = new Given
        {
            Zone = zone,
            Clock = Clock(section, otherwise.Clock),
            Roles = section.Has("roles") ? roles : otherwise.Roles,
            Locale = Locale(section, "locale") ?? otherwise.Locale,
            Channel = SuiteReader.Rendering(section, "channel") ?? otherwise.Channel,
            Facts = otherwise.Facts.SetItems(SuiteScope.Values(section.Map("facts"), ValueText.Guess)),
            Start = start is null ? otherwise.Start : StartValues(start, scope.Dialog, zone),
            Options = otherwise.Options.SetItems(Options(section.Map("options"), scope)),
            Commands = otherwise.Commands.SetItems(CommandReader.Read(section.Map("commands"), scope)),
        };
        section.Close();
        return given;
    }

    /// <summary>Start values as the fields of those names take them.</summary>
    public static ImmutableDictionary<string, Value> StartValues(Section? section, DialogDefinition dialog, TimeZoneInfo zone)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Value>();
        foreach (var (name, text) in SuiteScope.Pairs(section))
        {
            var wanted = (dialog as FormDefinition)?.Field(name)?.ValueType ?? ValueType.Text;
            if (ValueText.Read(text, wanted, zone) is { } value)
            {
                values[name] = value;
            }
            else
            {
                section?.ErrorAt(name, $"'{name}: {text}' must be a {wanted}, written as in 'values:' of an expectation.");
            }
        }

        return values.ToImmutable();
    }

    public static string? Locale(Section section, string key)
    {
        var locale = section.Scalar(key);
        if (locale is not null && !Locales.All.Contains(locale))
        {
            section.ErrorAt(key, $"'{key}: {locale}' must be one of {string.Join(", ", Locales.All)}.");
        }

        return locale;
    }

    private static TimeZoneInfo Zone(Section section, TimeZoneInfo otherwise)
    {
        if (section.Scalar("zone") is not { } name)
        {
            return otherwise;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        section.ErrorAt("zone", $"There is no time zone '{name}'. Write it as in Asia/Shanghai.");
        return otherwise;
    }

    private static DateTime Clock(Section section, DateTime otherwise)
    {
        if (section.Scalar("clock") is not { } text)
        {
            return otherwise;
        }

        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return clock;
        }

        section.ErrorAt("clock", $"'clock: {text}' must be a day and a time, such as 2026-11-20T10:00.");
        return otherwise;
    }

    private static Dictionary<string, ImmutableArray<GivenOption>> Options(Section? section, SuiteScope scope)
    {
        var options = new Dictionary<string, ImmutableArray<GivenOption>>();
        foreach (var source in section?.Keys.ToList() ?? [])
        {
            if (!scope.Set.OptionSources.Contains(source))
            {
                section?.ErrorAt(source, $"There is no option source '{source}'.{LoadScope.Nearest(source, scope.Set.OptionSources)}");
            }

            options[source] = [.. (section?.Maps(source) ?? []).Select(Option)];
        }

        return options;
    }

    private static GivenOption Option(Section section)
    {
        var label = section.IsScalar("label") ? section.Required("label") : null;
        var option = new GivenOption(
            section.Required("id"),
            label is null ? section.Map("label")?.Languages("label") ?? Localized.Empty : new Localized([label], [label]),
            section.Scalar("description"));
        section.Close();
        return option;
    }
}
