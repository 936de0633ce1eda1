using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Texts;

/// <summary>
/// The texts of dialogs/texts/*.yaml by key, in every language. That a key has all languages and the same
/// placeholders in each is checked at load; a key that does not exist is a bug of the caller and throws.
/// </summary>
public sealed class TextCatalog
{
    private readonly FrozenDictionary<string, Localized> _texts;

    internal TextCatalog(IReadOnlyDictionary<string, Localized> texts) => _texts = texts.ToFrozenDictionary();

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The text with its {name} placeholders filled in; numbers and dates come formatted from the caller.</summary>
    public string Format(string key, string locale, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var template = Find(key).For(Locales.Nearest(locale));
        if (values.IsEmpty)
        {
            return template;
        }

        var byName = new Dictionary<string, object?>(values.Length);
        foreach (var (name, value) in values)
        {
            byName[name] = value;
        }

        return Template.Fill(template, name => Template.Show(byName.GetValueOrDefault(name)));
    }

    /// <summary>All texts of a key that is a list in the file, in one language.</summary>
    public ImmutableArray<string> Phrases(string key, string locale) => Find(key).All(Locales.Nearest(locale));

    internal Localized Find(string key) =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text '{key}' in dialogs/texts/*.yaml.");

    internal Localized? Look(string key) => _texts.GetValueOrDefault(key);
}
