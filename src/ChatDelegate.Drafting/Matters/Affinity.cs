namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// How near the subjects of groups of notes are: by the concepts and broad fields that they touch, the rarer among these notes
/// the more. Independent of how they are worded.
/// </summary>
internal sealed class Affinity
{
    private const double ConceptWeight = 0.7;

    /// <summary>What one note can give to a concept, so that a single talkative one does not decide.</summary>
    private const double MostOfOne = 5;

    /// <summary>Points of the notes of a group for a concept from which the group is plainly about it.</summary>
    private const double Plainly = 4;

    /// <summary>Part of its own concept's points that a group has for the other's, when it may be about that as well.</summary>
    private const double Shared = 0.35;

    /// <summary>Points for concepts and fields below which a note says too little to stand for a subject.</summary>
    private const double WeakConcept = 2.6;
    private const double WeakFields = 3;
    private readonly double[][] _concepts;
    private readonly double[][] _fields;
    private readonly double[][] _subjects;

    public Affinity(IReadOnlyList<NotePart> parts)
    {
        var topics = parts.Select(Topic.Of).ToList();
        _concepts = [.. topics.Select(ConceptLexicon.Shared.Scores)];
        _fields = [.. topics.Select(FieldLexicon.Shared.Scores)];
        var raw = _concepts.Zip(_fields, (concepts, fields) => (double[])[.. concepts.Select(score => ConceptWeight * score), .. fields]).ToList();
        var size = raw.Count == 0 ? 0 : raw[0].Length;
        var rarity = new double[size];
        for (var k = 0; k < size; k++)
        {
            var holders = raw.Count(vector => vector[k] > 0);
            rarity[k] = holders == 0 ? 0 : Math.Log((parts.Count + 1.0) / holders);
        }

        _subjects = [.. raw.Select(vector => Unit([.. vector.Select((value, k) => value * rarity[k])]))];
    }

    /// <summary>From 0 (nothing in common) to 1.</summary>
    public double Between(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var (one, other) = (Sum(first), Sum(second));
        var product = 0.0;
        for (var k = 0; k < one.Length; k++)
        {
            product += one[k] * other[k];
        }

        return product;
    }

    /// <summary>Whether two groups are plainly about different concepts.</summary>
    public bool Differ(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var (one, other) = (Concepts(first), Concepts(second));
        var (top, otherTop) = (Array.IndexOf(one, one.Max()), Array.IndexOf(other, other.Max()));
        return one[top] >= Plainly && other[otherTop] >= Plainly && other[top] < Shared * other[otherTop] && one[otherTop] < Shared * one[top];
    }

    /// <summary>Whether a note says too little to be a matter by itself when others are near.</summary>
    public bool IsWeak(int part) => _concepts[part].Max() < WeakConcept && _fields[part].Sum() <= WeakFields;

    private double[] Concepts(IReadOnlyList<int> members)
    {
        var sum = new double[ConceptLexicon.Shared.Concepts.Count];
        foreach (var member in members.Order())
        {
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += Math.Min(MostOfOne, _concepts[member][k]);
            }
        }

        return sum;
    }

    /// <summary>Summed in the order of the members, so that it does not depend on how the group came about.</summary>
    private double[] Sum(IReadOnlyList<int> members)
    {
        var sum = new double[_subjects.Length == 0 ? 0 : _subjects[0].Length];
        foreach (var member in members.Order())
        {
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += _subjects[member][k];
            }
        }

        return Unit(sum);
    }

    private static double[] Unit(double[] vector)
    {
        var length = Math.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }
}
