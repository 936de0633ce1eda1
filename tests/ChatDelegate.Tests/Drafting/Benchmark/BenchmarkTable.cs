using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Prints the tables of prompts/README.md. Run by hand with tests/drafting-benchmark/run; never part of a test run.</summary>
public class BenchmarkTable(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task Print_Dev() => Print("dev", await OfflineRun.Dev);

    [Fact(Explicit = true)]
    public async Task Print_Later() => Print("later", await OfflineRun.Later);

    [Fact(Explicit = true)]
    public async Task Print_Test() => Print("test", await OfflineRun.Test);

    [Fact(Explicit = true)]
    public void Print_Agreement()
    {
        var groupings = SecondAnnotation.Groupings();
        Print("second annotation against the first", [
            new("", BCubed.Score("B-cubed F", groupings, leftOut: false), null, false, []),
            new("", BCubed.Score("… without the note itself", groupings, leftOut: true), null, false, []),
            new("", BCubed.Exact("bundles alike", groupings), null, false, []),
        ]);
    }

    [Fact(Explicit = true)]
    public async Task Print_Gate()
    {
        output.WriteLine("\n| planted error | planted | caught | by its own rule |\n|---|---|---|---|");
        var drafts = await MutationTests.CleanAsync();
        foreach (var mutation in Mutations.All)
        {
            var (planted, caught, byRule) = MutationTests.Count(mutation, drafts);
            output.WriteLine($"| {mutation.Name} | {planted} | {caught} | {byRule} |");
        }
    }

    private void Print(string part, IReadOnlyList<Figure> figures)
    {
        output.WriteLine($"\n| {part} | target | reached | 95 % interval | baselines |\n|---|---|---|---|---|");
        foreach (var figure in figures)
        {
            output.WriteLine(figure.Row());
        }
    }
}
