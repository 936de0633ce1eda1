using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Errors planted in drafts that pass the gate: each kind must be caught, and by the rule that is there for it.</summary>
public class MutationTests
{
    private const double LeastCaught = 0.99;
    private const double MostFalseAlarms = 0.02;

    /// <summary>Titles that name what no note of theirs names are refused rightly: some places stand in the marks only.</summary>
    private const double MostTitlesRefused = 0.11;
    private static readonly Lazy<Task<IReadOnlyList<(Draft Draft, Bundle Bundle)>>> Clean = new(CleanAsync);

    public static TheoryData<string> Names => [.. Mutations.All.Select(mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gate_PlantedError_IsCaughtByItsRule(string name)
    {
        var mutation = Mutations.All.Single(mutation => mutation.Name == name);
        var (planted, caught, byRule) = Count(mutation, await Clean.Value);
        planted.ShouldBeGreaterThan(0);
        (caught / (double)planted).ShouldBeGreaterThanOrEqualTo(LeastCaught, $"{caught} of {planted} caught");
        (byRule / (double)planted).ShouldBeGreaterThanOrEqualTo(LeastCaught, $"{byRule} of {planted} caught by {mutation.Code}, missed:\n{string.Join('\n', Missed(mutation, await Clean.Value).Take(20))}");
    }

    [Fact]
    public void Gate_GoodDrafts_RaiseNoAlarm()
    {
        var good = BenchmarkData.Dev.Concat(BenchmarkData.Test)
            .SelectMany(bundle => bundle.Matters.Where(matter => bundle.Of(matter).Count > 0).Select(matter => (Draft: GoldWriter.Write(matter, bundle), Bundle: bundle)))
            .Select(pair => (pair.Draft, Found: Gate.Check(pair.Draft, Of(pair.Draft, pair.Bundle), pair.Bundle.Request())))
            .ToList();
        var sentences = good.Sum(pair => pair.Draft.Sentences.Count);
        var alarms = good.SelectMany(pair => pair.Found.Where(violation => violation.Sentence is not null)
            .Select(violation => $"{violation.Code} {violation.Detail} in {pair.Draft.Sentences[violation.Sentence ?? 0].Text}")).ToList();
        sentences.ShouldBeGreaterThan(600);
        (alarms.Count / (double)sentences).ShouldBeLessThanOrEqualTo(MostFalseAlarms, $"{alarms.Count} of {sentences}:\n{string.Join('\n', alarms.Take(20))}");
        var titles = good.Where(pair => pair.Found.Any(violation => violation.Sentence is null)).Select(pair => pair.Draft.Title).ToList();
        (titles.Count / (double)good.Count).ShouldBeLessThanOrEqualTo(MostTitlesRefused, string.Join('\n', titles.Take(20)));
    }

    /// <summary>How many errors were planted, caught by whatever rule, and caught by the rule that is there for them.</summary>
    internal static (int Planted, int Caught, int ByRule) Count(Mutation mutation, IReadOnlyList<(Draft Draft, Bundle Bundle)> drafts)
    {
        var found = drafts.Select(pair => (pair.Draft, pair.Bundle, Planted: mutation.Plant(pair.Draft, pair.Bundle)))
            .Where(pair => pair.Planted is not null)
            .Select(pair => Check(pair.Planted!, pair.Draft, pair.Bundle))
            .ToList();
        return (found.Count, found.Count(codes => codes.Count > 0), found.Count(codes => codes.Contains(mutation.Code)));
    }

    private static IEnumerable<string> Missed(Mutation mutation, IReadOnlyList<(Draft Draft, Bundle Bundle)> drafts) =>
        from pair in drafts
        let planted = mutation.Plant(pair.Draft, pair.Bundle)
        where planted is not null && !Check(planted, pair.Draft, pair.Bundle).Contains(mutation.Code)
        select $"{pair.Bundle.Id}: {string.Join(" / ", planted.Sentences.Except(pair.Draft.Sentences).Select(sentence => sentence.Text))}";

    private static HashSet<ViolationCode> Check(Draft planted, Draft before, Bundle bundle) =>
        [.. Gate.Check(planted, Of(before, bundle), bundle.Request()).Select(violation => violation.Code)];

    private static IReadOnlyList<SourceNote> Of(Draft draft, Bundle bundle) => [.. bundle.Notes.Select(note => note.Note).Where(note => draft.Notes.Contains(note.Id))];

    internal static async Task<IReadOnlyList<(Draft Draft, Bundle Bundle)>> CleanAsync()
    {
        var drafted = (await OfflineRun.DraftedAsync(dev: true)).Concat(await OfflineRun.DraftedAsync(dev: false));
        return [.. drafted.SelectMany(one => one.Result.Drafts.Select(draft => (draft, one.Bundle)))];
    }
}
