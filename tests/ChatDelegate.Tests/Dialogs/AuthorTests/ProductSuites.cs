using System.Collections.Concurrent;
using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Tests.Dialogs.AuthorTests;

public sealed class ProductSuites
{
    private static readonly ConcurrentDictionary<string, Task<SuiteLoad>> Suites = [];

    public static TheoryData<string, string, Rendering> Cases()
    {
        var rows = new TheoryData<string, string, Rendering>();
        foreach (var file in ProductDialogs.Files)
        {
            var load = ReadAsync(file.Path).GetAwaiter().GetResult();
            foreach (var test in load.Suite?.Cases ?? [])
            {
                foreach (var rendering in test.Renderings)
                {
                    rows.Add(Path.GetFileName(file.Path), test.Name, rendering);
                }
            }
        }

        return rows;
    }

    [Fact]
    public async Task Suites_OfAllDialogs_AreThereAndHaveNoFault()
    {
        var catalog = await ProductDialogs.CatalogAsync();
        var loads = await Task.WhenAll(ProductDialogs.Files.Select(file => ReadAsync(file.Path)));

        loads.SelectMany(load => load.Errors).Select(error => error.ToString()).ShouldBeEmpty();
        loads.Select(load => load.Suite!.Dialog).Order().ShouldBe(catalog.Dialogs.Select(dialog => dialog.Id));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_Played_HoldsWhatItExpects(string file, string name, Rendering rendering)
    {
        var load = await ReadAsync("dialogs/" + file);
        var test = load.Suite!.Cases.Single(test => test.Name == name);

        var result = new CaseRunner(await ProductDialogs.CatalogAsync(), ProductDialogs.Options).Run(test, rendering);

        result.Failures.Select(failure => failure.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Coverage_OfAllDialogs_LacksNothing()
    {
        var catalog = await ProductDialogs.CatalogAsync();
        var runner = new CaseRunner(catalog, ProductDialogs.Options);
        foreach (var file in ProductDialogs.Files)
        {
            var suite = (await ReadAsync(file.Path)).Suite!;

            var coverage = DialogCoverage.Of(catalog, suite, suite.Cases.SelectMany(runner.RunAll));

            coverage.Missing.ShouldBeEmpty(suite.File);
        }
    }

    private static Task<SuiteLoad> ReadAsync(string path) =>
        Suites.GetOrAdd(path, one => ProductDialogs.ReadAsync(ProductDialogs.Files.Single(file => file.Path == one)));
}
