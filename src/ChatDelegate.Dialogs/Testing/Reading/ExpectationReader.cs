using System.Collections.Immutable;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>Reads <c>expect:</c>.</summary>
internal static class ExpectationReader
{
    public static Expectation Read(Section section, SuiteScope scope, ExpectedIn? otherwise)
    {
        var values = section.Map("values");
        var errors = section.Map("errors");
        var expectation = new Expectation(section.Line)
        {
            Says = Texts(section, "says", scope),
            NotSays = Texts(section, "not_says", scope),
            Asks = section.Scalar("asks"),
            Values = Fields(values, scope),
            Errors = Fields(errors, scope),
            Calls = Calls(section, scope),
            NoCalls = NoCalls(section, scope),
            Hidden = section.Has("hidden") ? section.Flag("hidden") : null,
            Dialog = section.Scalar("dialog"),
            Summary = section.Has("summary") ? section.Flag("summary") : null,
            Card = section.Scalar("card"),
            In = In(section, "in") ?? otherwise,
        };
        if (expectation.Asks is { } field)
        {
            scope.CheckField(section, "asks", field);
        }

        if (expectation.Dialog is { } dialog && dialog != Expectation.NoDialog)
        {
            scope.CheckDialog(section, "dialog", dialog);
        }

        section.Close();
        return expectation;
    }

    public static ExpectedIn? In(Section section, string key)
    {
        switch (section.Scalar(key))
        {
            case null:
                return null;
            case "chat":
                return ExpectedIn.Chat;
            case "card":
                return ExpectedIn.Card;
            case "both":
                return ExpectedIn.Both;
            default:
                section.ErrorAt(key, $"'{key}:' must be chat, card or both.");
                return null;
        }
    }

    private static ImmutableArray<string> Texts(Section section, string key, SuiteScope scope)
    {
        var texts = section.List(key);
        foreach (var text in texts)
        {
            scope.CheckText(section, key, text);
        }

        return texts;
    }

    private static ImmutableSortedDictionary<string, string> Fields(Section? section, SuiteScope scope)
    {
        var pairs = SuiteScope.Pairs(section);
        foreach (var field in pairs.Keys)
        {
            scope.CheckField(section ?? throw new InvalidOperationException("There are no pairs without a section."), field, field);
        }

        return pairs;
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Calls(Section section, SuiteScope scope)
    {
        var calls = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);
        if (section.IsScalar("calls"))
        {
            calls[section.Required("calls")] = ImmutableSortedDictionary<string, string>.Empty;
            CheckCommands(section, "calls", calls.Keys, scope);
            return calls.ToImmutable();
        }

        var map = section.Map("calls");
        foreach (var name in map?.Keys.ToList() ?? [])
        {
            if (map?.Map(name) is not { } inputs || scope.Command(map, name) is not { } spec)
            {
                continue;
            }

            calls[name] = SuiteScope.Pairs(inputs);
            foreach (var input in calls[name].Keys.Where(input => spec.Inputs.All(known => known.Name != input)))
            {
                inputs.ErrorAt(input, $"The command '{name}' has no input '{input}'.{LoadScope.Nearest(input, spec.Inputs.Select(known => known.Name))}");
            }
        }

        return calls.ToImmutable();
    }

    private static ImmutableArray<string> NoCalls(Section section, SuiteScope scope)
    {
        var names = section.List("no_calls");
        if (names is ["true"])
        {
            return [Expectation.AnyCall];
        }

        CheckCommands(section, "no_calls", names, scope);
        return names;
    }

    private static void CheckCommands(Section section, string key, IEnumerable<string> names, SuiteScope scope)
    {
        foreach (var name in names.Where(name => scope.Set.Commands.All(command => command.Name != name)))
        {
            section.ErrorAt(key, $"There is no command '{name}'.{LoadScope.Nearest(name, scope.Set.Commands.Select(command => command.Name))}");
        }
    }
}
