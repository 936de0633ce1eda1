namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The drafter without a model against the targets of the benchmark, on notes that nobody looked at while it was changed.</summary>
public class OfflineTargets
{
    /// <summary>What is reached where the target is not, so that it does not get worse. The tables in prompts/README.md say so too.</summary>
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["attacks"] = 0.025,
        ["reworded_caught"] = 0.95,
        ["reworded_refused"] = 0.17,
    };

    /// <summary>What the word lists reach on the notes that they were widened beside: who edits them must not lose it.</summary>
    private static readonly Dictionary<string, double> Later = new()
    {
        ["bcubed"] = 0.90,
        ["exact"] = 0.58,
        ["empty"] = 1,
        ["category"] = 0.93,
        ["lead"] = 0.93,
    };

    /// <summary>Asked for when the tests run: whoever only lists them need not draft.</summary>
    public static TheoryData<string> Targets => [.. OfflineRun.Test.GetAwaiter().GetResult().Where(figure => figure.Target is not null).Select(figure => figure.Id)];

    [Theory]
    [MemberData(nameof(Targets), DisableDiscoveryEnumeration = true)]
    public async Task Offline_OnNotesNeverSeen_ReachesTheTarget(string id)
    {
        var figure = (await OfflineRun.Test).Single(figure => figure.Id == id);
        var target = Floors.TryGetValue(id, out var floor) ? floor : figure.Target ?? 0;
        (figure.Most ? -figure.Measure.Value : figure.Measure.Value).ShouldBeGreaterThanOrEqualTo(figure.Most ? -target : target, $"{figure.Measure.Name}: {figure.Row()}");
    }

    [Fact]
    public async Task Offline_WhereATargetIsMissed_TheFloorSaysSo() =>
        (await OfflineRun.Test).Where(figure => !figure.Reached).Select(figure => figure.Id).ShouldBeSubsetOf(Floors.Keys);

    [Fact]
    public async Task Offline_OnLaterNotes_KeepsWhatTheWordListsReach() =>
        (await OfflineRun.Later).Where(figure => Later.TryGetValue(figure.Id, out var floor) && figure.Measure.Value < floor).Select(figure => figure.Row()).ShouldBeEmpty();

    /// <summary>Interval and baselines as tests/drafting-benchmark/run prints them.</summary>
    [Fact]
    public async Task Row_OfAFigure_HasItsIntervalAndBaselines() =>
        (await OfflineRun.Test).Single(figure => figure.Id == "exact").Row().ShouldMatch(@"^\| bundles split exactly \| ≥ 0\.400 \| \S+ \| 0\.\d{3}–0\.\d{3} \| all alone 0\.\d{3}, all in one 0\.\d{3}, nearest neighbour 0\.\d{3} \|$");
}
