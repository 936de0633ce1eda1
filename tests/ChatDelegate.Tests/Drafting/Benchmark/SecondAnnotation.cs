using ChatDelegate.Tests.Drafting.Benchmark.Scoring;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>How far a second look at some bundles agrees with the partition that figures are measured against.</summary>
internal static class SecondAnnotation
{
    public static IReadOnlyList<Grouping> Groupings()
    {
        var bundles = BenchmarkData.Dev.Concat(BenchmarkData.Test).ToDictionary(bundle => bundle.Id);
        return [.. BenchmarkData.Read<Dictionary<string, string[]>>("second-annotation.yaml").Select(pair => Of(bundles[pair.Key], pair.Value))];
    }

    private static Grouping Of(Bundle bundle, string[] groups)
    {
        var notes = bundle.Notes.Where(note => note.Matter is not null).ToList();
        return new Grouping([.. notes.Select(note => groups.Single(group => group.Split(' ').Contains(note.Note.Id)))], [.. notes.Select(note => note.Matter ?? "")]);
    }
}
