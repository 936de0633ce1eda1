using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing;
using ChatDelegate.Server.Turns;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.CommandLine;

/// <summary>The dialogs of this installation and what plays their tests.</summary>
/// <param name="Files">The test files.</param>
internal sealed record DialogBench(DialogCatalog Catalog, DefinitionSet Set, CaseRunner Runner, IReadOnlyList<DefinitionFile> Files)
{
    public static DialogBench Of(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DialogOptions>>().Value;
        var commands = services.GetRequiredService<CommandTable>();
        var catalog = services.GetRequiredService<DialogCatalog>();
        return new DialogBench(
            catalog,
            DefinitionSet.Read(options.Folder, commands.Specs, commands.Sources),
            new CaseRunner(catalog, options.ForEngine()),
            DefinitionSet.ReadSuites(options.Folder));
    }

    public SuiteLoad Read(DefinitionFile file) => DialogSuite.Read(file, Catalog, Set);
}
