using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Whether a note has to do with a sentence that cites it.</summary>
internal static class Support
{
    private const double SomeOfIt = 0.25;
    private const double MostOfIt = 0.70;
    private const int FewestPairs = 2;

    /// <summary>A note cited beside others says part of the sentence: a share of its words, or a fact of it.</summary>
    public static bool Says(string sentence, NormalText text, NoteFacts note) =>
        note.Windows.Select(Of(sentence).Share).DefaultIfEmpty(0).Max() >= SomeOfIt
        || EntityFinder.Find(text, note.Source.At).Any(span => span.Kind != EntityKind.Personal && note.Holds(span, text.Value));

    /// <summary>A note that nobody cited says the whole sentence, with every fact of it and not the opposite.</summary>
    public static bool SaysAll(Sentence sentence, NoteFacts note) =>
        Quotation.Shares(sentence.Text, note.Typed)
        && note.Windows.Select(Of(sentence.Text).Share).DefaultIfEmpty(0).Max() >= MostOfIt
        && !FactRules.Missing(NormalText.Of(sentence.Text), [note]).Any()
        && !Polarity.Flips(sentence.Text, sentence.Section, [note]).Any();

    public static bool Touches(string sentence, IReadOnlyList<NoteFacts> cited)
    {
        var features = Of(sentence);
        return cited.SelectMany(note => note.Windows).Any(window => features.Pairs.Count(window.Pairs.Contains) >= FewestPairs || features.Share(window) >= SomeOfIt);
    }

    private static Features Of(string sentence) => Features.Of(Folding.WithoutOfficialese(Folding.Of(NormalText.Of(sentence).Value)));
}
