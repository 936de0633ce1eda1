using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Errors planted in drafts that pass the gate: each kind must be caught, and by the rule that is there for it.</summary>
public class MutationTests
{
    private const double LeastCaught = 0.99;
    private const double MostFalseAlarms = 0.02;
    private static readonly Lazy<Task<IReadOnlyList<(Draft Draft, Bundle Bundle)>>> Clean = new(CleanAsync);

    public static TheoryData<string> Names => [.. Mutations.All.Select(mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gate_PlantedError_IsCaughtByItsRule(string name)
    {
        var mutation = Mutations.All.Single(mutation => mutation.Name == name);
        var (caught, missed) = (0, new List<string>());
        foreach (var (draft, bundle) in await Clean.Value)
        {
            if (mutation.Plant(draft, bundle) is not { } planted)
            {
                continue;
            }

            var found = Gate.Check(planted, Of(draft, bundle), bundle.Request()).Any(violation => violation.Code == mutation.Code);
            caught += found ? 1 : 0;
            if (!found)
            {
                missed.Add($"{bundle.Id}: {string.Join(" / ", planted.Sentences.Except(draft.Sentences).Select(sentence => sentence.Text))}");
            }
        }

        (caught + missed.Count).ShouldBeGreaterThan(0);
        (caught / (double)(caught + missed.Count)).ShouldBeGreaterThanOrEqualTo(LeastCaught, $"{caught} caught, missed:\n{string.Join('\n', missed.Take(20))}");
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

    private static IReadOnlyList<SourceNote> Of(Draft draft, Bundle bundle) => [.. bundle.Notes.Select(note => note.Note).Where(note => draft.Notes.Contains(note.Id))];

    private static async Task<IReadOnlyList<(Draft, Bundle)>> CleanAsync()
    {
        var drafted = await Drafted.AllAsync([.. BenchmarkData.Dev, .. BenchmarkData.Test], OfflineRun.DraftAsync);
        return [.. drafted.SelectMany(one => one.Result.Drafts.Select(draft => (draft, one.Bundle)))];
    }
}
