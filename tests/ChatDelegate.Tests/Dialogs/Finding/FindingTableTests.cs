using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Understanding;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Dialogs.Finding;

/// <summary>How well what people write leads to the right dialog, on tables of utterances; the figures stand in dialogs/README.md.</summary>
public sealed class FindingTableTests
{
    private const string Table = "utterances.tsv";
    private const string WideTable = "utterances-wide.tsv";
    private const string Heading = "## How well the right dialog is found";

    private static readonly string[] Roles = ["delegate"];
    private static readonly string[] Parts = ["dev", "held"];
    private static readonly string[] Languages = ["zh", "en"];

    [Theory]
    [InlineData(Table, "dev")]
    [InlineData(Table, "held")]
    [InlineData(WideTable, "dev")]
    [InlineData(WideTable, "held")]
    public async Task Find_Utterances_FirstIsRightAndHardlyOneStartedWrongly(string table, string part)
    {
        var catalog = await CatalogOfAsync(table);

        var measure = new Measure(Utterance.Read(table).Where(utterance => utterance.Part == part), Find(catalog));

        measure.Top1.ShouldBeGreaterThanOrEqualTo(0.9, measure.Misses);
        measure.Wrong.ShouldBeLessThanOrEqualTo(0.01, measure.Misses);
    }

    [Theory]
    [InlineData(Table, 360, 100)]
    [InlineData(WideTable, 120, 40)]
    public async Task Utterances_AreManyAndNoneIsAPhraseTitleOrExample(string table, int least, int leastOutOfScope)
    {
        var finder = (await CatalogOfAsync(table)).Finder;
        var known = finder.Entries.SelectMany(entry => entry.Triggers.Concat(entry.Examples)).Select(Fold.Bare).ToHashSet();

        var utterances = Utterance.Read(table);

        utterances.Where(utterance => known.Contains(Fold.Bare(utterance.Text))).Select(utterance => utterance.Text).ShouldBeEmpty();
        utterances.SelectMany(utterance => utterance.Expected).Except(finder.Entries.Select(entry => entry.Id)).ShouldBeEmpty();
        utterances.Select(utterance => utterance.Text).ShouldBeUnique();
        utterances.Count.ShouldBeGreaterThanOrEqualTo(least);
        utterances.Count(utterance => !utterance.InScope).ShouldBeGreaterThanOrEqualTo(leastOutOfScope);
        Parts.ShouldAllBe(part => utterances.Count(utterance => utterance.Part == part) * 5 >= utterances.Count * 2);
    }

    /// <summary>UPDATE_SNAPSHOTS=1 rewrites the table; review what changed.</summary>
    [Fact]
    public async Task Readme_Figures_AreThoseMeasured()
    {
        var path = Path.Combine(Repository.Root, "dialogs/README.md");
        var readme = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (start, end) = TableIn(readme);
        var measured = string.Join('\n', await LinesAsync());
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            readme = readme[..start] + measured + readme[end..];
            await File.WriteAllTextAsync(path, readme, TestContext.Current.CancellationToken);
            (start, end) = TableIn(readme);
        }

        readme[start..end].ShouldBe(measured, "dialogs/README.md is out of date. Run the test with UPDATE_SNAPSHOTS=1 and review it.");
    }

    private static Task<DialogCatalog> CatalogOfAsync(string table) => table == Table ? Catalogs.ProductAsync() : Catalogs.WideAsync();

    private static Func<string, Answer> Find(DialogCatalog catalog) => text => Answer.Of(catalog.Finder.Find(text, Roles));

    private static (int Start, int End) TableIn(string readme)
    {
        var heading = readme.IndexOf(Heading, StringComparison.Ordinal);
        heading.ShouldBeGreaterThan(0);
        var start = readme.IndexOf("\n| ", heading, StringComparison.Ordinal) + 1;
        return (start, readme.IndexOf("\n\n", start, StringComparison.Ordinal));
    }

    private static async Task<List<string>> LinesAsync()
    {
        List<string> lines =
        [
            "| finder | part | language | rows | first is right | among three | started, right | started, wrong | out of scope, a list offered |",
            "|---|---|---|---|---|---|---|---|---|",
        ];
        await AddAsync(lines, Table, "");
        await AddAsync(lines, WideTable, ", twelve dialogs");
        return lines;
    }

    private static async Task AddAsync(List<string> lines, string table, string where)
    {
        var catalog = await CatalogOfAsync(table);
        var utterances = Utterance.Read(table);
        foreach (var part in Parts)
        {
            var rows = utterances.Where(utterance => utterance.Part == part).ToList();
            lines.Add(new Measure(rows, Find(catalog)).Line("finder" + where, part, "both"));
            lines.AddRange(Languages.Select(language => new Measure(rows.Where(row => row.Language == language), Find(catalog)).Line("finder" + where, part, language)));
        }

        var baselines = new Baselines(catalog);
        lines.Add(new Measure(utterances, Find(catalog)).Line("**finder**" + where, "all", "both"));
        lines.Add(new Measure(utterances, baselines.ExactTriggers).Line("phrases word for word" + where, "all", "both"));
        lines.Add(new Measure(utterances, baselines.DicePairs).Line("shared pairs (Dice)" + where, "all", "both"));
    }
}
