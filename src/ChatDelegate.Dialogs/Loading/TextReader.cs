using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Loading;

/// <summary>Reads dialogs/texts/*.yaml: nested keys joined by dots, a text in each language at the leaves.</summary>
internal static class TextReader
{
    public static TextCatalog Read(IEnumerable<Section> files, List<DefinitionError> errors)
    {
        var texts = new Dictionary<string, Localized>();
        foreach (var file in files)
        {
            Read(file, "", texts, errors);
        }

        return new TextCatalog(texts);
    }

    private static void Read(Section section, string prefix, Dictionary<string, Localized> texts, List<DefinitionError> errors)
    {
        foreach (var key in section.Keys.ToList())
        {
            var name = prefix + key;
            if (section.Map(key) is not { } inner)
            {
                continue;
            }

            if (!inner.Keys.Any(Locales.All.Contains))
            {
                Read(inner, name + ".", texts, errors);
            }
            else if (!texts.TryAdd(name, inner.Languages(name)))
            {
                errors.Add(new DefinitionError(section.File, section.LineOf(key), $"The text '{name}' exists already. Keep one of the two."));
            }
        }

        section.Close();
    }
}
