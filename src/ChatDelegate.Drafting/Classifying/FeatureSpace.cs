namespace ChatDelegate.Drafting.Classifying;

/// <summary>Turns texts into vectors: (1+ln tf) times how rare a feature is among the texts it was made of, each block of features with a length of its own.</summary>
internal sealed class FeatureSpace
{
    private const int Fewest = 2;
    private readonly Dictionary<long, (int Id, double Rarity)> _features = [];
    private readonly double[] _weights;

    /// <param name="texts">Blocks of features of the texts.</param>
    /// <param name="weights">How much each block counts.</param>
    public FeatureSpace(IReadOnlyList<Dictionary<long, double>[]> texts, double[] weights)
    {
        _weights = weights;
        var frequency = new Dictionary<long, int>();
        foreach (var feature in texts.SelectMany(blocks => blocks).SelectMany(block => block.Keys))
        {
            frequency[feature] = frequency.GetValueOrDefault(feature) + 1;
        }

        foreach (var (feature, count) in frequency.Where(pair => pair.Value >= Fewest).OrderBy(pair => pair.Key))
        {
            _features.Add(feature, (_features.Count, Math.Log((texts.Count + 1.0) / (count + 1)) + 1));
        }
    }

    public int Size => _features.Count;

    public SparseVector Vector(Dictionary<long, double>[] blocks)
    {
        var parts = new List<(int Id, double Value)>();
        for (var b = 0; b < blocks.Length; b++)
        {
            var from = parts.Count;
            foreach (var (feature, count) in blocks[b])
            {
                if (_features.TryGetValue(feature, out var known))
                {
                    parts.Add((known.Id, (1 + Math.Log(count)) * known.Rarity));
                }
            }

            Scale(parts, from, _weights[b]);
        }

        parts.Sort((a, b) => a.Id.CompareTo(b.Id));
        return new SparseVector([.. parts.Select(part => part.Id)], [.. parts.Select(part => part.Value)]);
    }

    private static void Scale(List<(int Id, double Value)> parts, int from, double weight)
    {
        parts.Sort(from, parts.Count - from, Comparer<(int Id, double Value)>.Create((a, b) => a.Id.CompareTo(b.Id)));
        var length = Math.Sqrt(parts.Skip(from).Sum(part => part.Value * part.Value));
        for (var i = from; i < parts.Count && length > 0; i++)
        {
            parts[i] = (parts[i].Id, parts[i].Value * weight / length);
        }
    }
}

/// <summary>Ids in ascending order, and their values.</summary>
internal sealed record SparseVector(int[] Ids, double[] Values)
{
    public double Dot(double[] dense)
    {
        var sum = 0.0;
        for (var i = 0; i < Ids.Length; i++)
        {
            sum += Values[i] * dense[Ids[i]];
        }

        return sum;
    }

    public void AddTo(double[] dense, double factor)
    {
        for (var i = 0; i < Ids.Length; i++)
        {
            dense[Ids[i]] += Values[i] * factor;
        }
    }
}
