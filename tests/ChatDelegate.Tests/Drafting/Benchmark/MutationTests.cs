using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Errors planted in drafts that pass the gate: each kind must be caught, and by the rule that is there for it.</summary>
public class MutationTests
{
    private const double LeastCaught = 0.99;
    private const double MostFalseAlarms = 0.02;
    private static readonly Lazy<Task<IReadOnlyList<(Draft Draft, Bundle Bundle)>>> Clean = new(CleanAsync);

    /// <summary>What is caught where it is less than it should be: facts that the finder does not see.</summary>
    private static readonly Dictionary<string, double> Floors = [];

    public static TheoryData<string> Names => [.. Mutations.All.Select(mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gate_PlantedError_IsCaughtByItsRule(string name)
    {
        var mutation = Mutations.All.Single(mutation => mutation.Name == name);
        var (planted, caught) = Count(mutation, await Clean.Value);
        planted.ShouldBeGreaterThan(0);
        var least = Floors.GetValueOrDefault(name, LeastCaught);
        (caught / (double)planted).ShouldBeGreaterThanOrEqualTo(least, $"{caught} of {planted} caught, missed:\n{string.Join('\n', Missed(mutation, await Clean.Value).Take(20))}");
    }

    [Fact]
    public void Gate_GoodDraftsWrittenByHandRules_RaiseNoAlarm()
    {
        var (sentences, alarms) = (0, new List<string>());
        foreach (var bundle in BenchmarkData.Dev.Concat(BenchmarkData.Test))
        {
            foreach (var draft in bundle.Matters.Where(matter => bundle.Of(matter).Count > 0).Select(matter => GoldWriter.Write(matter, bundle)))
            {
                sentences += draft.Sentences.Count + 1;
                alarms.AddRange(Gate.Check(draft, Of(draft, bundle), bundle.Request()).Select(violation => $"{bundle.Id}: {violation.Code} {violation.Detail} in {(violation.Sentence is { } at ? draft.Sentences[at].Text : draft.Title)}"));
            }
        }

        sentences.ShouldBeGreaterThan(800);
        (alarms.Count / (double)sentences).ShouldBeLessThanOrEqualTo(MostFalseAlarms, $"{alarms.Count} of {sentences}:\n{string.Join('\n', alarms.Take(20))}");
    }

    internal static (int Planted, int Caught) Count(Mutation mutation, IReadOnlyList<(Draft Draft, Bundle Bundle)> drafts)
    {
        var planted = drafts.Count(pair => mutation.Plant(pair.Draft, pair.Bundle) is not null);
        return (planted, planted - Missed(mutation, drafts).Count());
    }

    private static IEnumerable<string> Missed(Mutation mutation, IReadOnlyList<(Draft Draft, Bundle Bundle)> drafts) =>
        from pair in drafts
        let planted = mutation.Plant(pair.Draft, pair.Bundle)
        where planted is not null && !Gate.Check(planted, Of(pair.Draft, pair.Bundle), pair.Bundle.Request()).Any(violation => mutation.Code == violation.Code)
        select $"{pair.Bundle.Id}: {string.Join(" / ", planted.Sentences.Except(pair.Draft.Sentences).Select(sentence => sentence.Text))}";

    private static IReadOnlyList<SourceNote> Of(Draft draft, Bundle bundle) => [.. bundle.Notes.Select(note => note.Note).Where(note => draft.Notes.Contains(note.Id))];

    internal static async Task<IReadOnlyList<(Draft Draft, Bundle Bundle)>> CleanAsync()
    {
        var drafted = await Drafted.AllAsync([.. BenchmarkData.Dev, .. BenchmarkData.Test], OfflineRun.DraftAsync);
        return [.. drafted.SelectMany(one => one.Result.Drafts.Select(draft => (draft, one.Bundle)))];
    }
}
