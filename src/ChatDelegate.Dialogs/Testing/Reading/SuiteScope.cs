using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Dialogs.Testing.Reading;

/// <summary>What a test file may name, and where a name leads to nothing.</summary>
internal sealed partial class SuiteScope(DialogCatalog catalog, DefinitionSet set, DialogDefinition dialog)
{
    private readonly List<DialogCatalog> _catalogs = [catalog];

    public DialogCatalog Catalog => catalog;

    public DefinitionSet Set => set;

    public DialogDefinition Dialog => dialog;

    /// <summary>What a later release brings can be named as well.</summary>
    public void Add(DialogCatalog released) => _catalogs.Add(released);

    public void CheckDialog(Section section, string key, string id)
    {
        if (_catalogs.TrueForAll(known => known.Find(id) is null))
        {
            section.ErrorAt(key, $"There is no dialog '{id}'.{LoadScope.Nearest(id, catalog.Dialogs.Select(known => known.Id))}");
        }
    }

    public void CheckField(Section section, string key, string id)
    {
        var fields = _catalogs.SelectMany(known => known.Latest).OfType<FormDefinition>().SelectMany(form => form.Fields).Select(field => field.Id).ToList();
        if (dialog is FormDefinition && !fields.Contains(id))
        {
            section.ErrorAt(key, $"There is no field '{id}'.{LoadScope.Nearest(id, (dialog as FormDefinition)?.Fields.Select(field => field.Id) ?? fields)}");
        }
    }

    public CommandSpec? Command(Section section, string name)
    {
        if (set.Commands.FirstOrDefault(command => command.Name == name) is { } spec)
        {
            return spec;
        }

        section.ErrorAt(name, $"There is no command '{name}'.{LoadScope.Nearest(name, set.Commands.Select(command => command.Name))}");
        return null;
    }

    /// <summary>What reads like the key of a text must be one.</summary>
    public void CheckText(Section section, string key, string text)
    {
        if (Key().IsMatch(text) && !catalog.Texts.Has(text))
        {
            section.ErrorAt(key, $"There is no text '{text}' in dialogs/texts/*.yaml.{LoadScope.Nearest(text, catalog.Texts.Keys)}");
        }
    }

    /// <summary>All keys with a value each; a list is read as its items, joined.</summary>
    public static ImmutableSortedDictionary<string, string> Pairs(Section? section)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var key in section?.Keys.ToList() ?? [])
        {
            pairs[key] = Empty(string.Join(',', section?.List(key) ?? []));
        }

        return pairs.ToImmutable();
    }

    public static ImmutableDictionary<string, Value> Values(Section? section, Func<string, Value> read) =>
        Pairs(section).ToImmutableDictionary(pair => pair.Key, pair => section?.IsScalar(pair.Key) == true ? read(pair.Value) : new Value.ListValue([.. pair.Value.Split(',')]));

    private static string Empty(string text) => text is "empty" or "~" or "null" ? "" : text;

    [GeneratedRegex(@"^[a-z][a-z_]*(\.[A-Za-z_]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
