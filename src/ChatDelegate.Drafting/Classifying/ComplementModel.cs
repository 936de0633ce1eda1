namespace ChatDelegate.Drafting.Classifying;

/// <summary>Complement naive Bayes: a label is the likelier the worse the text fits what the other labels' texts are made of.</summary>
internal sealed class ComplementModel
{
    private readonly double[][] _weights;

    public ComplementModel(IReadOnlyList<SparseVector> vectors, int[] labels, double[] trust, int kinds, int size, double smoothing)
    {
        _weights = [.. Enumerable.Range(0, kinds).Select(kind => Fit(vectors, labels, trust, kind, size, smoothing))];
    }

    public double[] Scores(SparseVector vector) => Array.ConvertAll(_weights, vector.Dot);

    private static double[] Fit(IReadOnlyList<SparseVector> vectors, int[] labels, double[] trust, int kind, int size, double smoothing)
    {
        var sums = new double[size];
        for (var i = 0; i < vectors.Count; i++)
        {
            if (labels[i] != kind)
            {
                vectors[i].AddTo(sums, trust[i]);
            }
        }

        var all = sums.Sum() + smoothing * size;
        var weights = Array.ConvertAll(sums, sum => -Math.Log((sum + smoothing) / all));
        var length = weights.Sum(Math.Abs);
        return Array.ConvertAll(weights, weight => weight / length);
    }
}
