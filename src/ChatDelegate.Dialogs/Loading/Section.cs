using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;
using YamlDotNet.RepresentationModel;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>A mapping of a YAML file that knows where it stands and which of its keys were asked for; the others are errors.</summary>
internal sealed class Section(string file, YamlMappingNode node, List<DefinitionError> errors, string hash = "")
{
    private readonly HashSet<string> _known = [];

    public string File => file;

    /// <summary>Of the whole file; known to its outermost section only.</summary>
    public string Hash => hash;

    public int Line => (int)node.Start.Line;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public bool Has(string key) => Find(key) is not null;

    public bool IsScalar(string key) => Find(key) is YamlScalarNode;

    public int LineOf(string key) => Find(key) is { } found ? (int)found.Start.Line : Line;

    public void Error(string message) => Error(Line, message);

    public void ErrorAt(string key, string message, string? chinese = null) => Error(LineOf(key), message, chinese);

    public string? Scalar(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value;
            default:
                ErrorAt(key, $"'{key}' must be a single value.", $"“{key}”只能是一个值。");
                return null;
        }
    }

    public string Required(string key)
    {
        if (Scalar(key) is { Length: > 0 } value)
        {
            return value;
        }

        Error(Has(key) ? LineOf(key) : Line, $"'{key}' is missing. Add '{key}: ...'.", $"缺少“{key}”，请补上“{key}: ……”。");
        return "";
    }

    public bool Flag(string key, bool otherwise = false)
    {
        var value = Scalar(key);
        if (value is null)
        {
            return otherwise;
        }

        if (!bool.TryParse(value, out var flag))
        {
            ErrorAt(key, $"'{key}: {value}' must be true or false.");
        }

        return flag;
    }

    public decimal? Number(string key)
    {
        var value = Scalar(key);
        if (value is null)
        {
            return null;
        }

        if (decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        ErrorAt(key, $"'{key}: {value}' must be a number.");
        return null;
    }

    public int? Whole(string key)
    {
        if (Number(key) is not { } number)
        {
            return null;
        }

        if (number != Math.Truncate(number) || Math.Abs(number) > 1_000_000_000)
        {
            ErrorAt(key, $"'{key}: {number}' must be a whole number, below a thousand million.");
            return null;
        }

        return (int)number;
    }

    /// <summary>A length of time in ISO 8601, such as PT24H or P14D.</summary>
    public TimeSpan? Duration(string key)
    {
        if (Scalar(key) is not { } value)
        {
            return null;
        }

        try
        {
            if (XmlConvert.ToTimeSpan(value) is var duration && duration >= TimeSpan.Zero)
            {
                return duration;
            }
        }
        catch (FormatException)
        {
            // Said below, with the cure.
        }

        ErrorAt(key, $"'{key}: {value}' must be a length of time, such as PT24H (hours) or P14D (days).");
        return null;
    }

    /// <summary>One of the words given, by its position; the first when the key is not there.</summary>
    public string Word(string key, params ReadOnlySpan<string> words)
    {
        var value = Scalar(key) ?? words[0];
        if (!words.Contains(value))
        {
            ErrorAt(key, $"'{key}: {value}' is unknown. Use {string.Join(", ", words.ToArray())}.", $"“{key}: {value}”不能识别，请改为：{string.Join("、", words.ToArray())}。");
            return words[0];
        }

        return value;
    }

    public Section? Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new Section(file, map, errors);
            default:
                ErrorAt(key, $"'{key}' must be a mapping with keys of its own.");
                return null;
        }
    }

    public IReadOnlyList<Section> Maps(string key)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found is YamlSequenceNode list && list.Children.All(item => item is YamlMappingNode))
        {
            return [.. list.Children.Select(item => new Section(file, (YamlMappingNode)item, errors))];
        }

        ErrorAt(key, $"'{key}' must be a list of mappings, each starting with '- '.");
        return [];
    }

    public ImmutableArray<string> List(string key) => Find(key) is { } found ? Strings(key, found) : [];

    /// <summary>A text in every language, or the key of one in dialogs/texts.</summary>
    public Localized? Text(string key, TextCatalog texts)
    {
        if (Find(key) is YamlScalarNode { Value: { } name })
        {
            if (texts.Look(name) is { } text)
            {
                return text;
            }

            ErrorAt(key, $"'{key}: {name}' is no key of dialogs/texts/*.yaml. Write {{zh-CN: ..., en: ...}} or add the key there.");
            return Localized.Empty;
        }

        return Map(key)?.Languages(key);
    }

    public Localized RequiredText(string key, TextCatalog texts)
    {
        if (Text(key, texts) is { } text)
        {
            return text;
        }

        Error($"'{key}' is missing. Add '{key}: {{zh-CN: ..., en: ...}}'.");
        return Localized.Empty;
    }

    /// <summary>Reads this mapping itself as the languages of one text.</summary>
    public Localized Languages(string what, bool samePlaceholders = true)
    {
        var text = new Localized(Language(what, Locales.Chinese), Language(what, Locales.English));
        Close();
        var names = text.Chinese.SelectMany(Template.Names).ToHashSet();
        if (samePlaceholders && !text.Chinese.IsEmpty && !text.English.IsEmpty && !names.SetEquals(text.English.SelectMany(Template.Names)))
        {
            Error($"'{what}' has other {{placeholders}} in zh-CN than in en. Use the same in both.");
        }

        return text;
    }

    /// <summary>Reports what nobody asked for. Call when everything known has been read.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_known.Contains(name))
            {
                var near = _known.MinBy(known => Similarity.Distance(known, name));
                var (cure, chinese) = near is not null && Similarity.Distance(near, name) <= 2
                    ? ($"Did you mean '{near}'?", $"是不是“{near}”？")
                    : ($"Known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}.", $"这里可以用：{string.Join("、", _known.Order(StringComparer.Ordinal))}。");
                Error((int)key.Start.Line, $"Unknown key '{name}'. {cure}", $"“{name}”不是这里可用的项。{chinese}");
            }
        }
    }

    private ImmutableArray<string> Language(string what, string locale)
    {
        var found = Find(locale);
        var strings = found is null ? [] : Strings(locale, found);
        if (strings.IsEmpty || strings.Any(string.IsNullOrWhiteSpace))
        {
            Error($"'{what}' has no text in {locale}. Add '{locale}: ...'.");
        }

        return strings;
    }

    private ImmutableArray<string> Strings(string key, YamlNode found)
    {
        switch (found)
        {
            case YamlScalarNode scalar:
                return [scalar.Value ?? ""];
            case YamlSequenceNode list when list.Children.All(item => item is YamlScalarNode):
                return [.. list.Children.Select(item => ((YamlScalarNode)item).Value ?? "")];
            default:
                ErrorAt(key, $"'{key}' must be a text or a list of texts.", $"“{key}”应当是一段文字，或者一列文字。");
                return [];
        }
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }

    public void Error(int line, string message, string? chinese = null) => errors.Add(new DefinitionError(file, line, message) { Chinese = chinese });
}
