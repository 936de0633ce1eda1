using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>Suites written in a test, on the sample dialogs.</summary>
internal static class Bench
{
    private static readonly DefinitionFile EngineTexts = new("dialogs/texts/engine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs/texts/engine.yaml")));

    private static readonly DefinitionSet Set = SetOf(Samples.Report, Samples.Notes, Samples.Choose);

    private static readonly Lazy<DialogCatalog> Loaded = new(() => Set.Load().Catalog.ShouldNotBeNull());

    public static DialogCatalog Catalog => Loaded.Value;

    public static CaseRunner Runner { get; } = new(Loaded.Value, new DialogEngineOptions { HomeCommand = "home.show" });

    public static DefinitionSet SetOf(params string[] dialogs) =>
        new([EngineTexts, .. dialogs.Select((yaml, i) => new DefinitionFile($"dialogs/{i}.yaml", yaml))], Samples.Commands, ["notes"]);

    public static SuiteLoad Read(string suite) => DialogSuite.Read(new DefinitionFile("dialogs/report.tests.yaml", suite), Catalog, Set);

    public static DialogSuite Suite(string suite)
    {
        var load = Read(suite);
        load.Errors.ShouldBeEmpty();
        return load.Suite!;
    }

    /// <summary>The one case of a suite, its steps as YAML.</summary>
    public static DialogCase Case(string steps, string more = "", string dialog = "report") => Suite(Yaml(steps, more, dialog)).Cases.Single();

    public static string Yaml(string steps, string more = "", string dialog = "report") =>
        $"dialog: {dialog}\n{more}\ncases:\n- name: a case\n  steps:\n{Indented(steps)}";

    public static CaseResult Play(string steps, Rendering rendering = Rendering.Chat, string more = "", string dialog = "report") =>
        Runner.Run(Case(steps, more, dialog), rendering);

    private static string Indented(string text) => string.Concat(text.Trim('\n').Split('\n').Select(line => $"  {line}\n"));
}
