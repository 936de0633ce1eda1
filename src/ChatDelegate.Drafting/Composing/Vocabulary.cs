using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>The characters and character pairs of a matter's notes, numbered, with how many notes hold each.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<int, int> _ids = [];
    private readonly double[] _weights;
    private readonly double[] _spread;

    public Vocabulary(IReadOnlyList<NotePart> parts)
    {
        var counts = new List<int>();
        foreach (var part in parts)
        {
            foreach (var pair in Pairs.WithSingles(part.Value).Distinct())
            {
                if (_ids.TryAdd(pair, _ids.Count))
                {
                    counts.Add(0);
                }

                counts[_ids[pair]]++;
            }
        }

        _weights = [.. counts.Select(count => Math.Log(1 + (parts.Count + 1.0) / count))];
        _spread = [.. counts.Select(count => Math.Log2(1 + count))];
    }

    public int Size => _ids.Count;

    /// <summary>The more notes hold it the more.</summary>
    public double Spread(int id) => _spread[id];

    /// <summary>The rarer among the notes the heavier.</summary>
    public double Weight(int id) => _weights[id];

    public int[] Of(IEnumerable<int> features) =>
        [.. features.Distinct().Select(feature => _ids.GetValueOrDefault(feature, -1)).Where(id => id >= 0)];
}
