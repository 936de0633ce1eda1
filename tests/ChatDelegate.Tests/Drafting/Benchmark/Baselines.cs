using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The simplest means, to see what a figure is worth.</summary>
internal static class Baselines
{
    private const double Linked = 0.15;
    private static readonly List<(MatterText Matter, string Text)> Written =
        [.. BenchmarkData.DevMatters.SelectMany(matter => matter.Notes.Select(note => (matter, Markup.Read(note, "", 0).Text)))];

    /// <summary>Every note goes where its nearest neighbour is, when that is near enough.</summary>
    public static Scoring.Grouping Nearest(Drafted drafted)
    {
        var notes = drafted.Bundle.Notes.Where(note => note.Matter is not null).ToList();
        var similarity = new TextSimilarity([.. notes.Select(note => note.Note.Text)]);
        var groups = Enumerable.Range(0, notes.Count).ToArray();
        for (var i = 0; i < notes.Count; i++)
        {
            var nearest = Enumerable.Range(0, notes.Count).Where(j => j != i).DefaultIfEmpty(i).MaxBy(j => similarity.Between(i, j));
            if (similarity.Between(i, nearest) >= Linked)
            {
                var (from, to) = (groups[i], groups[nearest]);
                groups = [.. groups.Select(group => group == from ? to : group)];
            }
        }

        return new Scoring.Grouping([.. groups.Select(group => $"{group}")], [.. notes.Select(note => note.Matter ?? "")]);
    }

    /// <summary>The written matter to develop on whose notes are most like these, by the best pair.</summary>
    public static MatterText NearestWritten(IReadOnlyList<GoldNote> notes)
    {
        var key = string.Join('\n', notes.Select(note => note.Note.Text));
        if (Known.TryGetValue(key, out var known))
        {
            return known;
        }

        var own = notes.Select(note => note.Note.Text).ToHashSet();
        var similarity = new TextSimilarity([.. own, .. Written.Select(pair => pair.Text)]);
        var best = Enumerable.Range(0, Written.Count)
            .MaxBy(j => Enumerable.Range(0, own.Count).Max(i => IsOwn(notes, Written[j].Matter) ? -1 : similarity.Between(i, own.Count + j)));
        return Known[key] = Written[best].Matter;
    }

    public static string Majority() => BenchmarkData.DevMatters.GroupBy(matter => matter.Category[0]).MaxBy(group => group.Count())?.Key ?? "";

    public static IReadOnlyList<string> FrequentUnits() =>
        [.. BenchmarkData.DevMatters.SelectMany(matter => matter.Lead).GroupBy(unit => unit).OrderByDescending(group => group.Count()).Take(3).Select(group => group.Key)];

    private static Dictionary<string, MatterText> Known { get; } = [];

    /// <summary>Bundles to develop on must not find themselves.</summary>
    private static bool IsOwn(IReadOnlyList<GoldNote> notes, MatterText matter) => notes[0].Matter?.StartsWith(matter.Id + "/", StringComparison.Ordinal) == true;
}
