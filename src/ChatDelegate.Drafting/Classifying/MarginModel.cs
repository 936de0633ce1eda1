namespace ChatDelegate.Drafting.Classifying;

/// <summary>A linear support vector machine for each label against the others, by dual coordinate descent in a fixed order.</summary>
internal sealed class MarginModel
{
    private const int Rounds = 40;
    private readonly double[][] _weights;

    /// <param name="labels">From 0, one a vector.</param>
    /// <param name="trust">How much each vector counts; below 1 for those that nobody labelled.</param>
    public MarginModel(IReadOnlyList<SparseVector> vectors, int[] labels, double[] trust, int kinds, int size, double penalty)
    {
        _weights = [.. Enumerable.Range(0, kinds).Select(kind => Fit(vectors, labels, trust, kind, size, penalty))];
    }

    public double[] Scores(SparseVector vector) => Array.ConvertAll(_weights, vector.Dot);

    private static double[] Fit(IReadOnlyList<SparseVector> vectors, int[] labels, double[] trust, int kind, int size, double penalty)
    {
        // Both sides count alike, however few have the label.
        var mine = vectors.Select((_, i) => labels[i] == kind ? trust[i] : 0).Sum();
        var others = trust.Sum() - mine;
        var (weights, alpha) = (new double[size], new double[vectors.Count]);
        var squares = vectors.Select(vector => vector.Values.Sum(value => value * value)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < vectors.Count; i++)
            {
                var side = labels[i] == kind ? 1 : -1;
                var slack = 1 / (2 * penalty * trust[i] * (mine + others) / (2 * Math.Max(side > 0 ? mine : others, 1e-9)));
                var gradient = side * vectors[i].Dot(weights) - 1 + slack * alpha[i];
                var next = Math.Max(alpha[i] - gradient / (squares[i] + slack), 0);
                if (next != alpha[i])
                {
                    vectors[i].AddTo(weights, (next - alpha[i]) * side);
                    alpha[i] = next;
                }
            }
        }

        return weights;
    }
}
