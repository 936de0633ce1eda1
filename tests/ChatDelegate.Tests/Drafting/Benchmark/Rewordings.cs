using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>A note, what may be made of it in other words, and what may not.</summary>
internal sealed class Rewording
{
    public string Note { get; init; } = "";

    public string[] Right { get; init; } = [];

    public List<WrongRewording> Wrong { get; init; } = [];
}

internal sealed class WrongRewording
{
    public string Fault { get; init; } = "";

    public string Text { get; init; } = "";
}

/// <summary>What the gate makes of sentences that say a note in other words.</summary>
internal static class Rewordings
{
    public const int ToDevelopOn = 6;

    public static IReadOnlyList<Rewording> All { get; } = BenchmarkData.Read<List<Rewording>>("rewordings.yaml");

    public static IEnumerable<Figure> Of(bool dev)
    {
        var part = dev ? All.Take(ToDevelopOn).ToList() : [.. All.Skip(ToDevelopOn)];
        yield return new("reworded_caught", Measure.Share("errors in rewordings by hand caught", part.Select(one => ((double)one.Wrong.Count(wrong => Refuses(one.Note, wrong.Text)), (double)one.Wrong.Count))), 0.99, false, []);
        yield return new("reworded_refused", Measure.Share("right rewordings refused", part.Select(one => ((double)one.Right.Count(right => Refuses(one.Note, right)), (double)one.Right.Length))), 0.02, true,
            [("quotations only", () => 1)]);
    }

    public static bool Refuses(string note, string text)
    {
        SourceNote[] notes = [new("n1", note, new DateTimeOffset(2026, 10, 10, 9, 0, 0, TimeSpan.FromHours(8)))];
        var request = new DraftingRequest(notes, BenchmarkData.Units, BenchmarkData.Categories);
        var section = text.StartsWith("建议", StringComparison.Ordinal) || text.StartsWith("希望", StringComparison.Ordinal) ? Section.Measure : Section.Problem;
        var draft = new Draft("关于研究解决群众反映有关问题的建议", "其他", [], [new Sentence(section, text, ["n1"], SentenceKind.Reworded)], ["n1"], []);
        return Gate.Check(draft, notes, request).Any(violation => violation.Sentence is not null);
    }
}
