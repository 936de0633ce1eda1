namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The drafter without a model against the targets of the benchmark, on notes that nobody looked at while it was changed.</summary>
public class OfflineTargets
{
    /// <summary>What is reached where the target is not, so that it does not get worse. The tables in prompts/README.md say so too.</summary>
    private static readonly Dictionary<string, double> Floors = [];

    public static TheoryData<string> Targets => [.. OfflineRun.Test.GetAwaiter().GetResult().Where(figure => figure.Target is not null).Select(figure => figure.Id)];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Offline_OnNotesNeverSeen_ReachesTheTarget(string id)
    {
        var figure = (await OfflineRun.Test).Single(figure => figure.Id == id);
        var target = Floors.TryGetValue(id, out var floor) ? floor : figure.Target ?? 0;
        (figure.Most ? -figure.Measure.Value : figure.Measure.Value).ShouldBeGreaterThanOrEqualTo(figure.Most ? -target : target, $"{figure.Measure.Name}: {figure.Row()}");
    }

    [Fact]
    public async Task Offline_WhereATargetIsMissed_TheFloorSaysSo() =>
        (await OfflineRun.Test).Where(figure => !figure.Reached).Select(figure => figure.Id).ShouldBe(Floors.Keys, ignoreOrder: true);
}
