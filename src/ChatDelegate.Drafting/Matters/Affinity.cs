namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// How near the subjects of groups of notes are: by the concepts and broad fields that they touch, the rarer among these notes
/// the more. Independent of how they are worded.
/// </summary>
internal sealed class Affinity
{
    private const double ConceptWeight = 0.5;
    private readonly double[][] _subjects;

    public Affinity(IReadOnlyList<NotePart> parts)
    {
        var raw = parts.Select(part => Subjects(Topic.Of(part))).ToList();
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

    private static double[] Subjects(string value) =>
        [.. ConceptLexicon.Shared.Scores(value).Select(score => ConceptWeight * score), .. FieldLexicon.Shared.Scores(value)];

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
