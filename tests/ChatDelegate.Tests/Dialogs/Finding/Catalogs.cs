using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Tests.Suggestions;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>The catalogs that finding is measured on.</summary>
internal static class Catalogs
{
    private static readonly string[] Today = ["quick-notes", "my-notes", "write-suggestion", "my-suggestions", "report-opinion", "suggestion-desk", "answer-review"];

    /// <summary>All dialogs of the product.</summary>
    public static Task<DialogCatalog> ProductAsync() => LoadAsync(_ => true, []);

    /// <summary>The dialogs of today with <see cref="NearDialogs"/>; it stays what it is when the product gets dialogs of the same names.</summary>
    public static Task<DialogCatalog> WideAsync() => LoadAsync(file => file.HoldsTexts || Today.Contains(Path.GetFileNameWithoutExtension(file.Path)), NearDialogs.Files);

    private static async Task<DialogCatalog> LoadAsync(Func<DefinitionFile, bool> kept, IEnumerable<DefinitionFile> more)
    {
        await using var house = await House.OpenAsync();
        CommandSpec[] commands = [.. house.Services.GetServices<DialogCommand>().Select(command => command.Spec), new CommandSpec(NearDialogs.Command)];
        string[] sources = [.. house.Services.GetServices<OptionSource>().Select(source => source.Name)];
        var load = DialogCatalog.Load([.. DefinitionFile.ReadFolder(Path.Combine(Repository.Root, "dialogs")).Where(kept), .. more], commands, sources);
        load.Errors.Select(error => $"{error.File}:{error.Line}: {error.Message}").ShouldBeEmpty();
        return load.Catalog.ShouldNotBeNull();
    }
}
