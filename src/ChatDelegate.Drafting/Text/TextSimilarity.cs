namespace ChatDelegate.Drafting.Text;

/// <summary>
/// Cosine of character 1+2-gram TF-IDF vectors over a fixed set of texts: (1+ln tf)(ln((N+1)/(df+1))+1), length 1.
/// Good for near-verbatim duplicates (from about .50); for the same matter in other words only beside a concept lexicon.
/// </summary>
public sealed class TextSimilarity
{
    private readonly (int[] Keys, double[] Weights)[] _vectors;

    public TextSimilarity(IReadOnlyList<string> texts)
    {
        var counts = texts.Select(text => Grams.Count(NormalText.Of(text).Value)).ToList();
        var frequency = new Dictionary<int, int>();
        foreach (var gram in counts.SelectMany(count => count.Keys))
        {
            frequency[gram] = frequency.GetValueOrDefault(gram) + 1;
        }

        _vectors = [.. counts.Select(count => Vector(count, frequency, texts.Count))];
    }

    public int Count => _vectors.Length;

    /// <summary>From 0 (nothing in common) to 1 (the same grams in the same proportion).</summary>
    public double Between(int first, int second)
    {
        var ((keys, weights), (otherKeys, otherWeights)) = (_vectors[first], _vectors[second]);
        var sum = 0.0;
        for (int i = 0, j = 0; i < keys.Length && j < otherKeys.Length;)
        {
            if (keys[i] == otherKeys[j])
            {
                sum += weights[i++] * otherWeights[j++];
            }
            else if (keys[i] < otherKeys[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }

    /// <summary>All pairs at once.</summary>
    public double[,] All()
    {
        var all = new double[Count, Count];
        for (var i = 0; i < Count; i++)
        {
            for (var j = i + 1; j < Count; j++)
            {
                all[i, j] = all[j, i] = Between(i, j);
            }
        }

        return all;
    }

    private static (int[] Keys, double[] Weights) Vector(IReadOnlyDictionary<int, int> counts, Dictionary<int, int> frequency, int texts)
    {
        // Summed in a fixed order: floating-point addition does not commute, and the order of the notes must not matter.
        var keys = counts.Keys.Order().ToArray();
        var weights = Array.ConvertAll(keys, key => (1 + Math.Log(counts[key])) * (Math.Log((texts + 1.0) / (frequency[key] + 1)) + 1));
        var length = Math.Sqrt(weights.Sum(weight => weight * weight));
        return (keys, Array.ConvertAll(weights, weight => weight / length));
    }
}
