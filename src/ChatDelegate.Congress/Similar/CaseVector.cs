namespace ChatDelegate.Congress.Similar;

/// <summary>A case as a point among all: each gram's weight, (1+ln tf) times how rare it is.</summary>
internal sealed class CaseVector
{
    private readonly Dictionary<int, double> _weights;
    private readonly double _length;

    public CaseVector(CaseText text, GramWeights rarity)
    {
        _weights = [];
        var sum = 0.0;
        foreach (var (gram, count) in text.Grams())
        {
            var weight = (1 + Math.Log(count)) * rarity.Of(gram);
            _weights.Add(gram, weight);
            sum += weight * weight;
        }

        _length = Math.Sqrt(sum);
    }

    /// <summary>From 0 (nothing in common) to 1 (the same grams in the same proportion).</summary>
    public double Likeness(CaseVector other)
    {
        var (few, many) = _weights.Count <= other._weights.Count ? (this, other) : (other, this);
        var sum = few._weights.Sum(pair => pair.Value * many._weights.GetValueOrDefault(pair.Key));
        return sum == 0 ? 0 : sum / (_length * other._length);
    }
}
