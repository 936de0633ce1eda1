using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>Everything a catalog is made from, so that a test can make another one: the release after this.</summary>
/// <param name="Files">Dialogs and texts.</param>
/// <param name="Commands">What dialogs can call.</param>
/// <param name="OptionSources">What <c>options_from</c> can name.</param>
public sealed record DefinitionSet(IReadOnlyList<DefinitionFile> Files, IReadOnlyList<CommandSpec> Commands, IReadOnlyCollection<string> OptionSources)
{
    private const string Ending = ".tests.yaml";

    /// <param name="folder">As for <see cref="DialogCatalog.Load(string, IReadOnlyList{CommandSpec}, IReadOnlyCollection{string}, IReadOnlyList{DefinitionFile})"/>; it must exist.</param>
    public static DefinitionSet Read(string folder, IReadOnlyList<CommandSpec> commands, IReadOnlyCollection<string> optionSources) =>
        new(DefinitionFile.ReadFolder(folder), commands, optionSources);

    /// <summary>The test files of a folder, named as its definitions are.</summary>
    public static IReadOnlyList<DefinitionFile> ReadSuites(string folder)
    {
        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        return
        [
            .. Directory.GetFiles(root, "*" + Ending).Order(StringComparer.Ordinal)
                .Select(file => new DefinitionFile($"{Path.GetFileName(root)}/{Path.GetFileName(file)}", File.ReadAllText(file))),
        ];
    }

    public DialogLoad Load() => DialogCatalog.Load(Files, Commands, OptionSources);

    /// <summary>The set with one dialog in another text.</summary>
    /// <param name="file">Where the dialog is read from now.</param>
    /// <param name="next">Its new text.</param>
    /// <param name="keepsOld">Whether conversations that began with the old text can go on with it.</param>
    internal DialogLoad Release(string file, string next, bool keepsOld)
    {
        var old = Files.Where(one => one.Path == file).ToList();
        return DialogCatalog.Load([.. Files.Except(old), new DefinitionFile(file, next)], Commands, OptionSources, keepsOld ? old : []);
    }
}
