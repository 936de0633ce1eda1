namespace ChatDelegate.Drafting.Matters;

/// <summary>What the notes of a matter are about, all together.</summary>
/// <param name="Concept">Null when too few of them mean one.</param>
/// <param name="Field">Null when none holds a word of any.</param>
internal sealed record Subject(Concept? Concept, Field? Field)
{
    /// <summary>What one note can give to a concept, so that a single talkative one does not decide.</summary>
    private const double MostOfOne = 5;
    private const double LeastEach = 0.6;

    public static Subject Of(IReadOnlyList<NotePart> parts)
    {
        var concepts = Sum(parts.Select(part => ConceptLexicon.Shared.Scores(part.Value)));
        var fields = Sum(parts.Select(part => FieldLexicon.Shared.Scores(part.Value)));
        var (concept, field) = (Array.IndexOf(concepts, concepts.Max()), Array.IndexOf(fields, fields.Max()));
        return new Subject(
            concepts[concept] >= Math.Max(ConceptLexicon.Meant, LeastEach * parts.Count) ? ConceptLexicon.Shared.Concepts[concept] : null,
            fields[field] > 0 ? FieldLexicon.Shared.Fields[field] : null);
    }

    private static double[] Sum(IEnumerable<double[]> scores)
    {
        double[] sum = [];
        foreach (var one in scores)
        {
            sum = sum.Length == 0 ? new double[one.Length] : sum;
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += Math.Min(one[k], MostOfOne);
            }
        }

        return sum;
    }
}
