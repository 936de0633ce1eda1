using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing;
using ChatDelegate.Tests.Suggestions;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>The dialogs and test files as they are committed, read once.</summary>
internal static class ProductDialogs
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "dialogs");

    private static readonly Lazy<Task<DefinitionSet>> Definitions = new(async () =>
    {
        await using var house = await House.OpenAsync();
        return DefinitionSet.Read(
            Folder,
            [.. house.Services.GetServices<DialogCommand>().Select(command => command.Spec)],
            [.. house.Services.GetServices<OptionSource>().Select(source => source.Name)]);
    });

    private static readonly Lazy<Task<DialogCatalog>> Loaded = new(async () => (await SetAsync()).Load().Catalog.ShouldNotBeNull());

    public static DialogEngineOptions Options { get; } = new() { HomeCommand = "home.show", HandOverCommand = HandOverModule.Request };

    public static IReadOnlyList<DefinitionFile> Files { get; } = DefinitionSet.ReadSuites(Folder);

    public static Task<DefinitionSet> SetAsync() => Definitions.Value;

    public static Task<DialogCatalog> CatalogAsync() => Loaded.Value;

    public static async Task<SuiteLoad> ReadAsync(DefinitionFile file) => DialogSuite.Read(file, await CatalogAsync(), await SetAsync());
}
