namespace ChatDelegate.Drafting.Matters;

/// <summary>What the notes of a matter are about, all together.</summary>
internal static class Subject
{
    /// <summary>What one note can give to a concept, so that a single talkative one does not decide.</summary>
    private const double MostOfOne = 5;
    private const double LeastEach = 0.6;
    private const int MostFields = 3;
    private const int MostConcepts = 4;

    /// <summary>As <see cref="MostOfOne"/> where several concepts are weighed: long notes may say much of one.</summary>
    private const double MostWeighed = 12;

    /// <summary>Null when too few of the notes mean one.</summary>
    public static Concept? Concept(IReadOnlyList<NotePart> parts)
    {
        var scores = Sum(parts.Select(part => ConceptLexicon.Shared.Scores(Topic.Of(part))), MostOfOne);
        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] >= Math.Max(ConceptLexicon.Meant, LeastEach * parts.Count) ? ConceptLexicon.Shared.Concepts[best] : null;
    }

    /// <summary>The concepts that the notes may be about, the likeliest first, with each one's share: twice the points, four times the share.</summary>
    public static IReadOnlyList<(Concept Concept, double Share)> Concepts(IReadOnlyList<NotePart> parts)
    {
        var scores = Sum(parts.Select(part => ConceptLexicon.Shared.Scores(Topic.Of(part))), MostWeighed);
        var whole = scores.Sum(score => score * score);
        return [.. scores.Select((score, k) => (Concept: ConceptLexicon.Shared.Concepts[k], Share: score * score / whole))
            .Where(pair => pair.Share > 0)
            .OrderByDescending(pair => pair.Share)
            .Take(MostConcepts)];
    }

    /// <summary>The fields that the notes touch, the one touched most first, with each one's share.</summary>
    public static IReadOnlyList<(Field Field, double Share)> Fields(IReadOnlyList<NotePart> parts)
    {
        var scores = Sum(parts.Select(part => FieldLexicon.Shared.Scores(Topic.Of(part))), MostOfOne);
        var touched = FieldLexicon.Shared.Fields.Zip(scores, (field, score) => (Field: field, Score: score))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .Take(MostFields)
            .ToList();
        return [.. touched.Select(pair => (pair.Field, pair.Score / touched.Sum(other => other.Score)))];
    }

    private static double[] Sum(IEnumerable<double[]> scores, double most)
    {
        double[] sum = [];
        foreach (var one in scores)
        {
            sum = sum.Length == 0 ? new double[one.Length] : sum;
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += Math.Min(one[k], most);
            }
        }

        return sum;
    }
}
