using System.Collections.Immutable;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Reads the keys of <c>kind: desk</c>.</summary>
internal static class DeskReader
{
    private static readonly Dictionary<string, ValueType> NoNames = [];
    private static readonly HashSet<string> None = [];

    public static DeskDefinition Read(Section section, LoadScope scope, DialogHead head)
    {
        var (openText, openCommand, _) = Part(section, "open", scope);
        var (otherText, otherCommand, maxLength) = Part(section, "other", scope);
        var end = section.Map("end");

        var desk = new DeskDefinition
        {
            Head = head,
            OpenText = openText,
            OpenCommand = openCommand,
            Actions = [.. section.Maps("actions").Select(action => Action(action, scope)).OfType<ActionDefinition>()],
            OtherText = otherText,
            OtherCommand = otherCommand,
            MaxLength = maxLength,
            End = end is null ? PhraseSet.None : LoadScope.Phrases(end),
            EndOffers = end?.List("offers") ?? [],
            EndLine = end?.LineOf("offers") ?? 0,
            EndText = end?.Text("text", scope.Texts),
            EndCommand = end is not null && end.Has("command") ? scope.Command(end, NoNames, None) : null,
        };
        Check(section, end, desk);
        end?.Close();
        return desk;
    }

    private static (Localized? Text, CommandUse? Command, int? MaxLength) Part(Section section, string key, LoadScope scope)
    {
        if (section.Map(key) is not { } part)
        {
            section.Error($"A desk needs '{key}:' with a text, a command or both.");
            return default;
        }

        var text = part.Text("text", scope.Texts);
        var command = part.Has("command") ? scope.Command(part, NoNames, None) : null;
        var maxLength = key == "other" ? part.Whole("max_length") : null;
        if (text is null && !part.Has("command"))
        {
            part.Error($"'{key}:' needs a text, a command or both.");
        }

        part.Close();
        return (text, command, maxLength);
    }

    private static ActionDefinition? Action(Section section, LoadScope scope)
    {
        var id = section.Required("id");
        var phrases = LoadScope.Phrases(section);
        var parameters = Parameters(section, phrases);
        var types = parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value == ParameterType.Number ? ValueType.Number : ValueType.Text);
        var use = scope.Command(section, types, Optional(phrases, parameters));
        var roles = section.List("roles");
        var confirm = section.Text("confirm", scope.Texts);
        section.Close();
        return use is null ? null : new ActionDefinition(id, phrases, roles, confirm, use) { Parameters = parameters };
    }

    /// <summary>The gaps of the patterns, and what buttons bring along: <c>parameters: {note: text}</c>.</summary>
    private static ImmutableDictionary<string, ParameterType> Parameters(Section section, PhraseSet phrases)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ParameterType>();
        foreach (var (name, type) in phrases.Patterns.SelectMany(pattern => pattern.Parameters))
        {
            if (found.TryGetValue(name, out var other) && other == ParameterType.Number != (type == ParameterType.Number))
            {
                section.Error($"The gap {{{name}}} is a number in one phrase and a text in another. Use one kind.");
            }

            found[name] = type;
        }

        if (section.Map("parameters") is { } declared)
        {
            foreach (var name in declared.Keys.ToList())
            {
                if (Enum.TryParse<ParameterType>(declared.Scalar(name), ignoreCase: true, out var type))
                {
                    found[name] = type;
                }
                else
                {
                    declared.ErrorAt(name, $"The parameter '{name}' must be text, number or word.");
                }
            }
        }

        return found.ToImmutable();
    }

    private static HashSet<string> Optional(PhraseSet phrases, ImmutableDictionary<string, ParameterType> parameters) =>
    [
        .. parameters.Keys.Where(name => !phrases.Exact.IsEmpty
            || phrases.Patterns.Any(pattern => pattern.Parameters.All(gap => gap.Name != name))),
    ];

    private static void Check(Section section, Section? end, DeskDefinition desk)
    {
        if (end is null)
        {
            section.Error("A desk needs 'end:' with phrases, or nobody gets out.");
        }
        else if (desk.End.Exact.IsEmpty)
        {
            end.Error("'end:' needs at least one phrase without gaps.");
        }

        if (desk is { EndOffers.IsEmpty: false, EndText: null })
        {
            end?.ErrorAt("offers", "'offers:' stand under a text. Add 'text:' to 'end:'.");
        }

        for (var i = 0; i < desk.Actions.Length; i++)
        {
            var action = desk.Actions[i];
            foreach (var earlier in desk.Actions.Take(i))
            {
                if (earlier.Id == action.Id)
                {
                    section.ErrorAt("actions", $"There are two actions '{action.Id}'. Give one another id.");
                }
                else if (earlier.Phrases.Exact.Intersect(action.Phrases.Exact) is { IsEmpty: false } shared)
                {
                    section.ErrorAt("actions", $"'{shared.First()}' means both '{earlier.Id}' and '{action.Id}'. Keep it in one.");
                }
            }

            if (desk.End.Exact.Intersect(action.Phrases.Exact) is { IsEmpty: false } ends)
            {
                section.ErrorAt("actions", $"'{ends.First()}' means both '{action.Id}' and the end. Keep it in one.");
            }
        }
    }
}
