using System.Collections.Frozen;
using System.Collections.Immutable;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Definitions;
using ChatDelegate.Dialogs.Effects;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Finding;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs;

/// <summary>All dialogs and texts, read and checked: what is in a catalog can be run.</summary>
public sealed class DialogCatalog
{
    private readonly FrozenDictionary<(string, int), ImmutableArray<DialogDefinition>> _versions;
    private readonly FrozenDictionary<string, DialogDefinition> _latest;
    private readonly Lazy<DialogFinder> _finder;

    internal DialogCatalog(IReadOnlyList<DialogDefinition> dialogs, IReadOnlyList<DialogDefinition> archived, TextCatalog texts, IReadOnlyList<CommandSpec> commands)
    {
        _versions = dialogs.Concat(archived).DistinctBy(dialog => (dialog.Id, dialog.Version, dialog.Hash))
            .GroupBy(dialog => (dialog.Id, dialog.Version))
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _latest = dialogs.GroupBy(dialog => dialog.Id).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(dialog => dialog.Version).First());
        Latest = [.. _latest.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal)];
        Commands = commands;
        Texts = texts;
        Words = new CommandWords(texts);
        _finder = new Lazy<DialogFinder>(() => DialogFinder.For(Latest, texts));
    }

    public TextCatalog Texts { get; }

    /// <summary>The newest version of each dialog, by id.</summary>
    public IReadOnlyList<DialogInfo> Dialogs => [.. Latest.Select(dialog => new DialogInfo(dialog.Id, dialog.Version, dialog.Hash, dialog.File))];

    /// <summary>How a dialog is called; null when there is none of that id any more.</summary>
    public string? TitleOf(string dialog, string locale) => Find(dialog)?.Title.For(Locales.Nearest(locale));

    internal IReadOnlyList<DialogDefinition> Latest { get; }

    internal CommandWords Words { get; }

    internal DialogFinder Finder => _finder.Value;

    internal IReadOnlyList<CommandSpec> Commands { get; }

    /// <param name="folder">Holds *.yaml, one dialog each, and texts/*.yaml.</param>
    /// <param name="commands">What dialogs can call.</param>
    /// <param name="optionSources">What <c>options_from</c> can name.</param>
    /// <param name="archived">
    /// Definitions that were in use before, so that conversations go on with what they began with. They are never started
    /// anew; those that no longer load (a command is gone, a text) are left out, and their conversations migrate.
    /// </param>
    public static DialogLoad Load(string folder, IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources, IReadOnlyList<DefinitionFile>? archived = null) =>
        Directory.Exists(folder)
            ? Load(DefinitionFile.ReadFolder(folder), commands, optionSources, archived)
            : new DialogLoad(null, [new DefinitionError(folder, 1, "This folder does not exist. Run from the repository, or copy dialogs/ beside the program.")]);

    /// <inheritdoc cref="Load(string, IReadOnlyList{CommandSpec}, IReadOnlyCollection{string}, IReadOnlyList{DefinitionFile})"/>
    public static DialogLoad Load(IReadOnlyList<DefinitionFile> files, IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources, IReadOnlyList<DefinitionFile>? archived = null) =>
        new CatalogLoader(commands, optionSources).Load(files, archived ?? []);

    /// <summary>What somebody with these roles can start by saying so, each with the first sentence of its help.</summary>
    public IReadOnlyList<StartableDialog> StartableBy(IReadOnlyCollection<string> roles, string locale) =>
        [.. Startable(roles).Select(dialog => new StartableDialog(dialog.Id, dialog.Title.For(locale), FirstSentence(dialog.Help?.For(locale))))];

    internal IEnumerable<DialogDefinition> Startable(IReadOnlyCollection<string> roles) =>
        Latest.Where(dialog => dialog.Start.Phrases.Exact.Count > 0 && dialog.Start.Allows(roles));

    internal DialogDefinition? Find(string id) => _latest.GetValueOrDefault(id);

    /// <summary>The definition that a conversation began with; without a hash (states of old) any of that version.</summary>
    internal DialogDefinition? Find(string id, int version, string hash)
    {
        if (!_versions.TryGetValue((id, version), out var found))
        {
            return null;
        }

        foreach (var dialog in found)
        {
            if (hash.Length == 0 || dialog.Hash == hash)
            {
                return dialog;
            }
        }

        return null;
    }

    private static string FirstSentence(string? text)
    {
        var end = text?.AsSpan().IndexOfAny("。；\n") ?? -1;
        return end < 0 ? text ?? "" : text?[..end] ?? "";
    }
}

/// <summary>What there is to know of a dialog from outside.</summary>
/// <param name="Hash">Content hash of its file; a changed file without a new version has another one.</param>
public sealed record DialogInfo(string Id, int Version, string Hash, string File);

/// <summary>A catalog, or why there is none.</summary>
public sealed record DialogLoad(DialogCatalog? Catalog, IReadOnlyList<DefinitionError> Errors);
