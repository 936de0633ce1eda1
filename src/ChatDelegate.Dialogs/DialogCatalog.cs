using System.Collections.Frozen;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs;

/// <summary>All dialogs and texts, read and checked: what is in a catalog can be run.</summary>
public sealed class DialogCatalog
{
    private readonly FrozenDictionary<(string, int), DialogDefinition> _versions;
    private readonly FrozenDictionary<string, DialogDefinition> _latest;

    internal DialogCatalog(IEnumerable<DialogDefinition> dialogs, TextCatalog texts, IReadOnlyList<CommandSpec> commands)
    {
        _versions = dialogs.ToFrozenDictionary(dialog => (dialog.Id, dialog.Version));
        _latest = _versions.Values.GroupBy(dialog => dialog.Id).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(dialog => dialog.Version).First());
        Latest = [.. _latest.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal)];
        Commands = commands;
        Texts = texts;
    }

    public TextCatalog Texts { get; }

    /// <summary>The newest version of each dialog, by id.</summary>
    public IReadOnlyList<DialogInfo> Dialogs => [.. Latest.Select(dialog => new DialogInfo(dialog.Id, dialog.Version, dialog.Title.For(Locales.Chinese), dialog.File))];

    internal IReadOnlyList<DialogDefinition> Latest { get; }

    internal IReadOnlyList<CommandSpec> Commands { get; }

    /// <param name="folder">Holds *.yaml, one dialog each, and texts/*.yaml.</param>
    /// <param name="commands">What dialogs can call.</param>
    /// <param name="optionSources">What <c>options_from</c> can name.</param>
    public static DialogLoad Load(string folder, IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources) =>
        Directory.Exists(folder)
            ? Load(DefinitionFile.ReadFolder(folder), commands, optionSources)
            : new DialogLoad(null, [new DefinitionError(folder, 1, "This folder does not exist. Run from the repository, or copy dialogs/ beside the program.")]);

    /// <inheritdoc cref="Load(string, IReadOnlyList{CommandSpec}, IReadOnlyCollection{string})"/>
    public static DialogLoad Load(IReadOnlyList<DefinitionFile> files, IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources) =>
        new CatalogLoader(commands, optionSources).Load(files);

    internal DialogDefinition? Find(string id) => _latest.GetValueOrDefault(id);

    internal DialogDefinition? Find(string id, int version) => _versions.GetValueOrDefault((id, version));
}

/// <summary>What there is to know of a dialog from outside.</summary>
/// <param name="Title">In Chinese.</param>
public sealed record DialogInfo(string Id, int Version, string Title, string File);

/// <summary>A catalog, or why there is none.</summary>
public sealed record DialogLoad(DialogCatalog? Catalog, IReadOnlyList<DefinitionError> Errors);
