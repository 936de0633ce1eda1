using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>How much of one text's pairs of characters another has.</summary>
internal static class Overlap
{
    private const int LargestSingle = 0xFFFF;

    public static double Share(string of, string within)
    {
        var (wanted, there) = (Pairs(of), Pairs(within));
        return wanted.Count == 0 ? 0 : (double)wanted.Count(there.Contains) / wanted.Count;
    }

    private static HashSet<int> Pairs(string text) => [.. Grams.Count(NormalText.Of(text).Value).Keys.Where(gram => gram is < 0 or > LargestSingle)];
}
