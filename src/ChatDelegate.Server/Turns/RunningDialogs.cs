using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Server.Turns;

/// <summary>What the assistant says and does at one moment: a turn takes it once and works with it to its end, whatever is loaded meanwhile.</summary>
internal sealed class RunningDialogs
{
    private readonly HashSet<(string Dialog, int Version, string Hash)> _known;

    /// <param name="files">As the folder held them.</param>
    /// <param name="fallback">Texts of the start: the program asks for some by name, and a file changed since must not take them away.</param>
    public RunningDialogs(DialogCatalog catalog, IReadOnlyList<DefinitionFile> files, IReadOnlyList<DefinitionFile> archived, TextCatalog? fallback, DialogOptions options, DateTimeOffset since)
    {
        Catalog = catalog;
        Files = files;
        Engine = new DialogEngine(catalog, options.ForEngine());
        Definitions = [.. files.Select(DefinitionHead.Of).OfType<DefinitionHead>()];
        Since = since;
        _known = [.. Definitions.Concat(archived.Select(DefinitionHead.Of).OfType<DefinitionHead>()).Select(head => (head.Dialog, head.Version, head.Hash))];
        var texts = catalog.Texts;
        Phrases = (locale, key, values) =>
            (fallback is null || texts.Has(key) ? texts : fallback).Format(key, locale, [.. values.Select(value => (value.Name, (object?)value.Value))]);
    }

    public DialogCatalog Catalog { get; }

    public DialogEngine Engine { get; }

    public PhraseBook Phrases { get; }

    public IReadOnlyList<DefinitionFile> Files { get; }

    /// <summary>The definitions in the folder; conversations may be in older ones from the archive.</summary>
    public IReadOnlyList<DefinitionHead> Definitions { get; }

    public DateTimeOffset Since { get; }

    /// <summary>Whether this definition has been looked for, in the folder and in the archive.</summary>
    public bool Knows(string dialog, int version, string hash) => _known.Contains((dialog, version, hash));
}
