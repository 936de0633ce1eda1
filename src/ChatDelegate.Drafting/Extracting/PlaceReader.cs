using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>
/// Puts together the names of a place that stand side by side (市, 区, 路, 小区) and takes the one that says most: a narrow place,
/// with its larger ones, in the first line, named more than once. Of equals the first.
/// </summary>
internal static class PlaceReader
{
    private const int Gap = 1;
    private const int ShortestName = 4;
    private const double Narrow = 2;
    private const double Repeated = 1.5;
    private static readonly string[] Areas = ["市", "县", "区", "镇", "乡", "街道", "新城", "片区"];

    public static string? Read(ReadNote note)
    {
        var firstLine = note.Text.Value.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? end : 0;
        var best = Chains(note).OrderByDescending(chain => Worth(note.Text.Value, chain, firstLine)).ThenBy(chain => chain.Start).FirstOrDefault();
        return best.End > best.Start ? note.Text.Quote(best.Start, best.End) : null;
    }

    private static List<(int Start, int End, int LastStart)> Chains(ReadNote note)
    {
        var chains = new List<(int Start, int End, int LastStart)>();
        foreach (var span in note.Entities.Where(span => span.Kind == EntityKind.Place))
        {
            if (chains.Count > 0 && span.Start - chains[^1].End <= Gap && Joins(note.Text.Value.AsSpan(chains[^1].End, span.Start - chains[^1].End)))
            {
                chains[^1] = (chains[^1].Start, span.End, span.Start);
            }
            else
            {
                chains.Add((span.Start, span.End, span.Start));
            }
        }

        return chains;
    }

    private static bool Joins(ReadOnlySpan<char> between) => between.IsEmpty || between is "的" or "·" or " ";

    private static double Worth(string value, (int Start, int End, int LastStart) chain, int firstLine)
    {
        var name = value[chain.LastStart..chain.End];
        var area = Areas.Any(end => name.EndsWith(end, StringComparison.Ordinal)) && !name.EndsWith("小区", StringComparison.Ordinal);
        return (area ? 0 : Narrow)
            + (chain.LastStart > chain.Start ? 1 : 0)
            + (value.IndexOf(name, StringComparison.Ordinal) != value.LastIndexOf(name, StringComparison.Ordinal) ? Repeated : 0)
            + (chain.Start < firstLine ? 1 : 0)
            - (name.Length < ShortestName && chain.LastStart == chain.Start ? 1 : 0);
    }
}
