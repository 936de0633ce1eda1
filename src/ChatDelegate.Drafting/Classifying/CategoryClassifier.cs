namespace ChatDelegate.Drafting.Classifying;

/// <summary>
/// Proposes a category from texts that people have sorted: trained on the spot, without a language model, and always the same from the
/// same texts. A margin model and complement naive Bayes vote. Texts of which only something else hints at the category teach, too, but
/// less.
/// </summary>
public sealed class CategoryClassifier
{
    private readonly string[] _labels;
    private readonly FeatureSpace _space;
    private readonly MarginModel _margins;
    private readonly ComplementModel _complements;
    private readonly ClassifierSettings _settings;

    private CategoryClassifier(string[] labels, FeatureSpace space, MarginModel margins, ComplementModel complements, ClassifierSettings settings)
    {
        _labels = labels;
        _space = space;
        _margins = margins;
        _complements = complements;
        _settings = settings;
    }

    /// <param name="samples">With at least two different labels.</param>
    /// <param name="others">Further texts of the same kind, with labels that are only likely; those with any other label are left out.</param>
    public static CategoryClassifier Train(IReadOnlyList<LabelledText> samples, IReadOnlyList<LabelledText> others) =>
        Train(samples, others, new ClassifierSettings());

    /// <summary>All labels with what speaks for each, the likeliest first; the numbers add up to 1.</summary>
    public IReadOnlyList<(string Label, double Share)> Classify(string subject, string text)
    {
        var scores = Scores(_space.Vector(TextFeatures.Blocks(subject, text)));
        var powers = Array.ConvertAll(scores, score => Math.Exp(score * _settings.Sharpness));
        var sum = powers.Sum();
        return [.. _labels.Select((label, i) => (label, powers[i] / sum)).OrderByDescending(one => one.Item2).ThenBy(one => one.label, StringComparer.Ordinal)];
    }

    internal static CategoryClassifier Train(IReadOnlyList<LabelledText> samples, IReadOnlyList<LabelledText> others, ClassifierSettings settings)
    {
        var names = samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (names.Length < 2)
        {
            throw new ArgumentException("A classifier needs texts of two labels at least.", nameof(samples));
        }

        var likely = others.Where(text => names.Contains(text.Label)).ToList();
        var features = samples.Concat(likely).Select(text => TextFeatures.Blocks(text.Subject, text.Text)).ToList();
        var space = new FeatureSpace(features, [settings.Subject, settings.Text, settings.Concept]);
        int[] labels = [.. samples.Concat(likely).Select(text => Array.IndexOf(names, text.Label))];
        double[] trust = [.. Enumerable.Repeat(1.0, samples.Count), .. Enumerable.Repeat(settings.Likely, likely.Count)];
        var vectors = features.ConvertAll(space.Vector);
        return new CategoryClassifier(
            names,
            space,
            new MarginModel(vectors, labels, trust, names.Length, space.Size, settings.Penalty),
            new ComplementModel(vectors, labels, trust, names.Length, space.Size, settings.Smoothing),
            settings);
    }

    /// <summary>Both models' scores, each brought to the same spread first.</summary>
    private double[] Scores(SparseVector vector)
    {
        var (margins, complements) = (Spread(_margins.Scores(vector)), Spread(_complements.Scores(vector)));
        return [.. margins.Zip(complements, (margin, complement) => (1 - _settings.Complement) * margin + _settings.Complement * complement)];
    }

    private static double[] Spread(double[] scores)
    {
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / scores.Length);
        return deviation == 0 ? scores : Array.ConvertAll(scores, score => (score - mean) / deviation);
    }
}
