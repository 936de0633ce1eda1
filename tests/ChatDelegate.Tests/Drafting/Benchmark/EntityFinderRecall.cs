using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>
/// How many of the facts that were marked by hand the finder sees, on which the gate rests. What it does not see is held by the rule
/// for quotations only.
/// </summary>
public class EntityFinderRecall
{
    [Theory]
    [InlineData('n', 0.95)]
    [InlineData('m', 0.93)]
    [InlineData('r', 0.95)]
    [InlineData('t', 0.83)]
    [InlineData('d', 0.62)]
    [InlineData('l', 0.91)]
    public void Finder_FactsMarkedByHand_AreFound(char kind, double least)
    {
        var (found, missed) = (0, new List<string>());
        foreach (var note in BenchmarkData.Dev.Concat(BenchmarkData.Test).SelectMany(bundle => bundle.Notes).DistinctBy(note => note.Note.Text))
        {
            var text = NormalText.Of(note.Note.Text);
            var spans = EntityFinder.Find(text, note.Note.At);
            foreach (var fact in note.Spans.Where(span => span.Kind == kind))
            {
                var at = text.Value.IndexOf(NormalText.Of(fact.Text).Value, StringComparison.Ordinal);
                var seen = spans.Any(span => span.Start < at + fact.Text.Length && at < span.End && IsKind(span.Kind, kind));
                found += seen ? 1 : 0;
                if (!seen)
                {
                    missed.Add($"{fact.Text} in {note.Note.Text}");
                }
            }
        }

        (found / (double)(found + missed.Count)).ShouldBeGreaterThanOrEqualTo(least, $"{found} found, missed:\n{string.Join('\n', missed.Distinct().Take(20))}");
    }

    private static bool IsKind(EntityKind found, char kind) => kind switch
    {
        'n' => found is EntityKind.Number or EntityKind.Duration,
        'm' => found is EntityKind.Money or EntityKind.Number,
        'r' => found == EntityKind.Percent,
        't' => found is EntityKind.Duration,
        'd' => found is EntityKind.Date,
        'l' => found is EntityKind.Place or EntityKind.Organisation,
        _ => false,
    };
}
