namespace ChatDelegate.Drafting.Checking;

/// <summary>Characters and character pairs of a folded text, without those of mere grammar; two words with only such between them are neighbours (路灯|都|坏).</summary>
internal sealed record Features(HashSet<int> Pairs, HashSet<int> Singles)
{
    public static Features Of(string folded) => new([.. Composing.Pairs.Across(folded)], [.. Composing.Pairs.Singles(folded)]);

    /// <summary>How much of this the other holds, half by pairs, half by single characters.</summary>
    public double Share(Features other)
    {
        var singles = Singles.Count == 0 ? 0 : Singles.Count(other.Singles.Contains) / (double)Singles.Count;
        var pairs = Pairs.Count == 0 ? singles : Pairs.Count(other.Pairs.Contains) / (double)Pairs.Count;
        return 0.5 * pairs + 0.5 * singles;
    }
}
