using System.Text.Json;
using ChatDelegate.Drafting;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The drafter without a model on one part of the data; each part is run once a process.</summary>
internal static class OfflineRun
{
    private static readonly Lazy<Task<IReadOnlyList<Drafted>>> DevDraftedOnce = new(() => Drafted.AllAsync(BenchmarkData.Dev, DraftAsync));
    private static readonly Lazy<Task<IReadOnlyList<Drafted>>> TestDraftedOnce = new(() => Drafted.AllAsync(BenchmarkData.Test, DraftAsync));
    private static readonly Lazy<Task<IReadOnlyList<Figure>>> DevOnce = new(() => ScoreAsync(BenchmarkData.Dev, dev: true));
    private static readonly Lazy<Task<IReadOnlyList<Figure>>> TestOnce = new(() => ScoreAsync(BenchmarkData.Test, dev: false));

    private static readonly Lazy<Task<IReadOnlyList<Figure>>> LaterOnce = new(async () => Figures.Listed(await Drafted.AllAsync(BenchmarkData.Later, DraftAsync)));

    public static Task<IReadOnlyList<Figure>> Dev => DevOnce.Value;

    /// <summary>Only what hangs on the word lists: no facts are marked there.</summary>
    public static Task<IReadOnlyList<Figure>> Later => LaterOnce.Value;

    public static Task<IReadOnlyList<Figure>> Test => TestOnce.Value;

    /// <summary>What came of either part.</summary>
    public static Task<IReadOnlyList<Drafted>> DraftedAsync(bool dev) => (dev ? DevDraftedOnce : TestDraftedOnce).Value;

    public static Task<DraftingResult> DraftAsync(DraftingRequest request) => new OfflineDrafter().DraftAsync(request, null, CancellationToken.None);

    private static async Task<IReadOnlyList<Figure>> ScoreAsync(IReadOnlyList<Bundle> bundles, bool dev)
    {
        var drafted = await DraftedAsync(dev);
        return [.. Figures.Of(drafted), .. Duplicates(bundles), .. await SafetyFigures.OfAsync(drafted, dev, DraftAsync), await DeterminismAsync(drafted), .. Rewordings.Of(dev)];
    }

    /// <summary>Pairs within each bundle, as one delegate's notes are compared; the five most similar within all.</summary>
    private static IEnumerable<Figure> Duplicates(IReadOnlyList<Bundle> bundles)
    {
        var pairs = bundles.Select(bundle => new Repeats(bundle.Notes)).ToList();
        var (strict, loose) = (pairs.Select(pair => pair.Pairs(Repeats.VeryLikely)).ToList(), pairs.Select(pair => pair.Pairs(Repeats.Possible)).ToList());
        yield return new("repeat_precision", Measure.Share("near-verbatim pairs at .50, precision", strict.Select(counts => (counts[0], counts[1]))), 0.99, false, []);
        yield return new("repeat_recall", Measure.Share("near-verbatim pairs at .50, recall", strict.Select(counts => (counts[0], counts[2]))), 0.90, false, []);
        yield return new("possible_precision", Measure.Share("… at .30, precision", loose.Select(counts => (counts[0], counts[1]))), null, false, []);
        yield return new("possible_recall", Measure.Share("… at .30, recall", loose.Select(counts => (counts[0], counts[2]))), null, false, []);
        var five = Written(bundles).AmongFive();
        yield return new("among_five", Measure.Share("same matter in other words among the five most similar", [five]), 0.80, false, []);
    }

    /// <summary>Every written note once, with the matter it was written for.</summary>
    private static Repeats Written(IReadOnlyList<Bundle> bundles) => new(
        [.. bundles.SelectMany(bundle => bundle.Notes.Select(note => note with { Matter = note.Matter?.Split('/')[0] }))
            .Where(note => note.Matter is not null && note.RepeatOf is null)
            .DistinctBy(note => note.Note.Text)]);

    private static async Task<Figure> DeterminismAsync(IReadOnlyList<Drafted> drafted)
    {
        var random = new Seeded(11);
        var same = new List<(double, double)>();
        foreach (var one in drafted)
        {
            var request = one.Bundle.Request();
            var again = await DraftAsync(request with { Notes = random.Shuffle(request.Notes) });
            same.Add((JsonSerializer.Serialize(again) == JsonSerializer.Serialize(one.Result) ? 1 : 0, 1));
        }

        return new("determinism", Measure.Share("same drafts, byte for byte, for notes in another order", same), 1, false, []);
    }
}
