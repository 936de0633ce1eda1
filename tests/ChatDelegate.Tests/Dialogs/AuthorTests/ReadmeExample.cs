using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

/// <summary>What dialogs/README.md shows of a test file is one.</summary>
public sealed class ReadmeExample
{
    private const string Section = "## Tests for authors";

    [Fact]
    public async Task Example_ReadAndPlayed_Holds()
    {
        var load = await ProductDialogs.ReadAsync(new DefinitionFile("dialogs/README.md", Example(await File.ReadAllTextAsync(Path.Combine(ProductDialogs.Folder, "README.md")))));
        load.Errors.ShouldBeEmpty();
        var runner = new CaseRunner(await ProductDialogs.CatalogAsync(), ProductDialogs.Options);

        var results = load.Suite!.Cases.SelectMany(runner.RunAll).ToList();

        results.Count.ShouldBe(3);
        results.SelectMany(result => result.Failures).Select(failure => failure.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tags_TheReadmeNames_AreAllThereAre()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(ProductDialogs.Folder, "README.md"));

        Taxonomy.All.ShouldAllBe(tag => text.Contains($"`{tag}`"));
    }

    private static string Example(string readme)
    {
        var section = readme[readme.IndexOf(Section, StringComparison.Ordinal)..];
        var begin = section.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return section[begin..section.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
