using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>
/// Puts together the names of a place that stand side by side (市, 区, 路, 小区) and takes the narrowest; of several equally
/// narrow ones the first.
/// </summary>
internal static class PlaceReader
{
    private const int Gap = 1;
    private static readonly string[] Areas = ["市", "县", "区", "镇", "乡", "街道", "新城", "片区"];

    public static string? Read(ReadNote note)
    {
        var best = Chains(note).OrderByDescending(chain => Narrowness(note, chain)).ThenBy(chain => chain.Start).FirstOrDefault();
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

    /// <summary>A street, an estate or a village says more than a district, and a name with its district more than a bare one.</summary>
    private static int Narrowness(ReadNote note, (int Start, int End, int LastStart) chain)
    {
        var name = note.Text.Value[chain.LastStart..chain.End];
        var area = Areas.Any(end => name.EndsWith(end, StringComparison.Ordinal)) && !name.EndsWith("小区", StringComparison.Ordinal);
        return (area ? 0 : 2) + (chain.LastStart > chain.Start ? 1 : 0);
    }
}
