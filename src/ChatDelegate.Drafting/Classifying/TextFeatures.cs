using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Classifying;

/// <summary>
/// What a text is classified by: its grams of one to three characters, those of its subject once more, and the concepts of the word
/// lists. Letters and digits are left out: they are numbers of houses, papers and places.
/// </summary>
internal static class TextFeatures
{
    private const int LongestGram = 3;
    private const int LongestText = 1200;

    public static Dictionary<long, double>[] Blocks(string subject, string text)
    {
        var title = NormalText.Of(subject).Value;
        var value = title + "\n" + NormalText.Of(text.Length > LongestText ? text[..LongestText] : text).Value;
        return [Grams(title, 1), Grams(value, 2), Concepts(value)];
    }

    private static Dictionary<long, double> Grams(string value, long block)
    {
        var grams = new Dictionary<long, double>();
        for (var i = 0; i < value.Length; i++)
        {
            var key = block;
            for (var n = 0; n < LongestGram && i + n < value.Length && ClauseSplitter.IsHan(value[i + n]); n++)
            {
                key = (key << 16) | value[i + n];
                grams[key] = grams.GetValueOrDefault(key) + 1;
            }
        }

        return grams;
    }

    private static Dictionary<long, double> Concepts(string value)
    {
        var found = new Dictionary<long, double>();
        var scores = ConceptLexicon.Shared.Scores(value);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > 0)
            {
                found[i] = scores[i];
            }
        }

        return found;
    }
}
