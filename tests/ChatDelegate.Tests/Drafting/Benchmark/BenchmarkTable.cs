namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Prints the tables of prompts/README.md. Run by hand with tests/drafting-benchmark/run; never part of a test run.</summary>
public class BenchmarkTable(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task Print_Dev() => Print("dev", await OfflineRun.Dev);

    [Fact(Explicit = true)]
    public async Task Print_Test() => Print("test", await OfflineRun.Test);

    private void Print(string part, IReadOnlyList<Figure> figures)
    {
        output.WriteLine($"\n| {part} | target | reached | 95 % interval | baselines |\n|---|---|---|---|---|");
        foreach (var figure in figures)
        {
            output.WriteLine(figure.Row());
        }
    }
}
