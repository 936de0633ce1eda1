namespace ChatDelegate.Drafting.Editing;

/// <summary>What two lists have in common, in order.</summary>
public static class Sequence
{
    /// <summary>Pairs of indexes along a longest common subsequence; an element of one side only has null on the other.</summary>
    public static IEnumerable<(int? Left, int? Right)> Align<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, T, bool> same)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = same(left[i], right[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        int a = 0, b = 0;
        while (a < left.Count || b < right.Count)
        {
            if (a < left.Count && b < right.Count && same(left[a], right[b]))
            {
                yield return (a++, b++);
            }
            else if (b == right.Count || (a < left.Count && lengths[a + 1, b] >= lengths[a, b + 1]))
            {
                yield return (a++, null);
            }
            else
            {
                yield return (null, b++);
            }
        }
    }
}
