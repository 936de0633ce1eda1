namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>SplitMix64: the same numbers on every runtime, so that bundles and intervals are the same everywhere.</summary>
internal sealed class Seeded(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to below <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    public int Between(int low, int high) => low + Next(high - low + 1);

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }
}
