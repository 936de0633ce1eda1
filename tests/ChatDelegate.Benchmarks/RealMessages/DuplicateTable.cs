using System.Diagnostics;
using System.Globalization;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Extracting;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>Which messages say the same: near-verbatim pairs at the thresholds of the search for similar cases, and groups of one matter.</summary>
internal static class DuplicateTable
{
    private static readonly double[] Bounds = [0.30, 0.40, 0.50, 0.60, 0.80, 1.01];

    public static void Print(IReadOnlyList<Message> messages)
    {
        var texts = messages.Select(message => message.Subject + "\n" + message.Text).ToList();
        var watch = Stopwatch.StartNew();
        var similarity = new TextSimilarity(texts);
        var pairs = new List<(int First, int Second, double Likeness)>();
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = i + 1; j < texts.Count; j++)
            {
                if (similarity.Between(i, j) is var likeness && likeness >= Bounds[0])
                {
                    pairs.Add((i, j, likeness));
                }
            }
        }

        var compared = watch.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"### Duplicates: {texts.Count} messages, all pairs compared in {compared.TotalSeconds:0.0} s ({compared.TotalSeconds * 1_000_000 / texts.Count / texts.Count:0.00} s for 1,000)"));
        Console.WriteLine();
        Console.WriteLine("| cosine | pairs | without a contradiction in place, figure or wish |");
        Console.WriteLine("|---|---|---|");
        foreach (var (low, high) in Bounds.Zip(Bounds.Skip(1)))
        {
            var within = pairs.Where(pair => pair.Likeness >= low && pair.Likeness < high).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {low:0.00}–{Math.Min(high, 1):0.00} | {within.Count} | {within.Count(pair => FactComparison.Between(texts[pair.First], texts[pair.Second]) == FactConflict.None)} |"));
        }

        Console.WriteLine();
        PrintMatters(messages, texts);
    }

    private static void PrintMatters(IReadOnlyList<Message> messages, List<string> texts)
    {
        var watch = Stopwatch.StartNew();
        var parts = messages.Select((message, i) => ReadNote.Of(new SourceNote(message.Id, texts[i], DateTimeOffset.UnixEpoch))).Select(note => new NotePart(note, note.Clauses)).ToList();
        var matters = MatterSplitter.Split(parts);
        var sizes = matters.Select(matter => matter.Parts.Count).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Matters: {matters.Count} of {parts.Count} messages, {sizes.Count(size => size > 1)} with more than one message, the largest {sizes.Max()}; {watch.Elapsed.TotalSeconds:0.0} s, {watch.Elapsed.TotalSeconds * 1000 / parts.Count:0.0} s for 1,000."));
        Console.WriteLine();
    }
}
