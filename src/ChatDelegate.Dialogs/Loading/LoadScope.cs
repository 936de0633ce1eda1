using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Conditions;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>What a definition may refer to while it is read.</summary>
internal sealed class LoadScope(TextCatalog texts, IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources)
{
    public TextCatalog Texts => texts;

    public void CheckSource(Section section, string source)
    {
        if (!optionSources.Contains(source))
        {
            section.ErrorAt("options_from", $"There is no option source '{source}'.{Nearest(source, optionSources)}");
        }
    }

    /// <summary>Reads <c>command:</c> and <c>input:</c> of a section.</summary>
    /// <param name="names">Types of the fields or parameters that inputs can name; null when one can be absent at run time is told by <paramref name="optional"/>.</param>
    public CommandUse? Command(Section section, IReadOnlyDictionary<string, ValueType> names, IReadOnlySet<string> optional)
    {
        var name = section.Required("command");
        var input = section.Map("input");
        if (name.Length == 0)
        {
            return null;
        }

        if (commands.FirstOrDefault(command => command.Name == name) is not { } spec)
        {
            section.ErrorAt("command", $"There is no command '{name}'.{Nearest(name, commands.Select(command => command.Name))}");
            input?.Keys.ToList().ForEach(key => input.Scalar(key));
            return null;
        }

        var uses = new List<InputUse>();
        foreach (var wanted in spec.Inputs)
        {
            var source = input?.Scalar(wanted.Name);
            if (source is not null && input is not null && Use(input, wanted, source, names) is { } use)
            {
                CheckPresence(input, use, optional);
                uses.Add(use);
            }
            else if (source is null && wanted.Required)
            {
                section.ErrorAt("command", $"The command '{name}' needs the input '{wanted.Name}'. Add it under 'input:'.");
            }
        }

        input?.Close();
        return new CommandUse(name, [.. uses]);
    }

    /// <summary>Reads a condition; names must be known fields, <c>roles</c>, or <c>facts.name</c>.</summary>
    public static Condition? When(Section section, string key, IReadOnlyCollection<string> fields)
    {
        if (section.Scalar(key) is not { } source)
        {
            return null;
        }

        var (condition, names, error) = ConditionParser.Parse(source);
        if (error is not null)
        {
            section.ErrorAt(key, $"'{key}: {source}' cannot be read: {error}. See 'when' in dialogs/README.md.");
        }

        foreach (var name in names.Where(name => !fields.Contains(name) && name != "roles" && !name.StartsWith("facts.", StringComparison.Ordinal)))
        {
            section.ErrorAt(key, $"'{key}: {source}' names '{name}', which is no field of this form.{Nearest(name, fields)} Facts of the person are written facts.{name}.");
        }

        return condition;
    }

    /// <summary>Reads phrases and patterns; a phrase with {gaps} is a pattern.</summary>
    public static PhraseSet Phrases(Section section, string key = "phrases", string? command = null)
    {
        var shown = section.Map(key)?.Languages(key, samePlaceholders: false) ?? Localized.Empty;
        var patterned = key == "phrases" && section.Has("patterns") ? section.Map("patterns")?.Languages("patterns", samePlaceholders: false) : null;
        var all = shown.Everything.Concat(patterned?.Everything ?? []).ToList();
        var patterns = new List<Pattern>();
        foreach (var source in all.Where(phrase => phrase.Contains('{', StringComparison.Ordinal)))
        {
            var (pattern, error) = Pattern.Parse(source);
            if (pattern is null)
            {
                section.ErrorAt(key, $"The phrase {error}");
            }
            else
            {
                patterns.Add(pattern);
            }
        }

        var exact = all.Where(phrase => !phrase.Contains('{', StringComparison.Ordinal)).Append(command ?? "").Select(Fold.Bare).Where(phrase => phrase.Length > 0);
        return new PhraseSet([.. exact], [.. patterns], shown);
    }

    public static string Nearest(string name, IEnumerable<string> known)
    {
        var near = known.MinBy(other => Similarity.Distance(other, name));
        return near is not null && Similarity.Distance(near, name) <= Math.Max(2, name.Length / 3) ? $" Did you mean '{near}'?" : "";
    }

    private static void CheckPresence(Section input, InputUse use, IReadOnlySet<string> optional)
    {
        if (use.Required && use.Origin == InputOrigin.Named && optional.Contains(use.Source))
        {
            input.ErrorAt(use.Name, $"The input '{use.Name}' is required but '{use.Source}' can be left out. Make the field required (without 'when'), or the input optional.");
        }
    }

    private static InputUse? Use(Section input, CommandInput wanted, string source, IReadOnlyDictionary<string, ValueType> names)
    {
        var (origin, name, type) = Origin(source, names);
        if (origin is null)
        {
            input.ErrorAt(wanted.Name, $"'{wanted.Name}: {source}' names nothing known here.{Nearest(source, names.Keys)} Known: {string.Join(", ", names.Keys.Order(StringComparer.Ordinal))}, $text, $attachments, $values.name, $facts.name, \"'a text'\".");
            return null;
        }

        if (type is { } given && given != wanted.Type)
        {
            input.ErrorAt(wanted.Name, $"The input '{wanted.Name}' takes {wanted.Type}, but '{source}' is {given}.");
            return null;
        }

        return new InputUse(wanted.Name, wanted.Type, wanted.Required, origin.Value, name);
    }

    private static (InputOrigin? Origin, string Name, ValueType? Type) Origin(string source, IReadOnlyDictionary<string, ValueType> names) => source switch
    {
        "$text" => (InputOrigin.Message, "", ValueType.Text),
        "$attachments" => (InputOrigin.Files, "", ValueType.Attachments),
        _ when source.StartsWith("$values.", StringComparison.Ordinal) => (InputOrigin.Kept, source["$values.".Length..], null),
        _ when source.StartsWith("$facts.", StringComparison.Ordinal) => (InputOrigin.Fact, source["$facts.".Length..], null),
        _ when source.Length >= 2 && source[0] == '\'' && source[^1] == '\'' => (InputOrigin.Literal, source[1..^1], ValueType.Text),
        _ when names.TryGetValue(source, out var type) => (InputOrigin.Named, source, type),
        _ => (null, "", null),
    };
}
