using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Classifying;

/// <summary>What a text is about, as far as the word lists of <c>Data/concepts.yaml</c> know it.</summary>
public static class MatterKind
{
    /// <summary>The concept's id, or null when none is meant.</summary>
    public static string? Of(string text) => Concept(NormalText.Of(text).Value)?.Id;

    /// <summary>The category that the word lists point to, of those given; null when they know nothing of the text.</summary>
    public static string? Category(string text, IReadOnlyList<string> categories) =>
        Concept(NormalText.Of(text).Value) is { } concept && categories.Count > 0 ? ListChooser.Category(new Matter(concept, null, []), categories, []) : null;

    internal static Concept? Concept(string value)
    {
        var scores = ConceptLexicon.Shared.Scores(value);
        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] >= ConceptLexicon.Meant ? ConceptLexicon.Shared.Concepts[best] : null;
    }
}
