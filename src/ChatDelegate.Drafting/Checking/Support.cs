using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Whether a note has to do with a sentence that cites it.</summary>
internal static class Support
{
    private const double SomeOfIt = 0.25;
    private const double MostOfIt = 0.70;
    private const double LeastDrawn = 0.5;
    private const int FewestSingles = 2;

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

    /// <summary>
    /// A conclusion is drawn from something: each of its clauses speaks of what a cited note speaks of, by a word of it and by most of its characters,
    /// words of every conclusion (管理, 责任, 落实) not counted. What then remains new in it is the link between them.
    /// </summary>
    public static bool Draws(string sentence, IReadOnlyList<NoteFacts> cited)
    {
        var counted = 0;
        var text = NormalText.Of(sentence);
        foreach (var clause in Pieces.Of(Folding.Bare(text.Value, FactRules.Spans(text, cited))).Select(Folding.WithoutConclusions))
        {
            var features = Features.Of(clause);
            if (features.Singles.Count < FewestSingles)
            {
                continue;
            }

            counted++;
            if (!cited.SelectMany(note => note.Windows).Any(window => features.Pairs.Any(window.Pairs.Contains) && features.Singles.Count(window.Singles.Contains) >= LeastDrawn * features.Singles.Count))
            {
                return false;
            }
        }

        return counted > 0;
    }

    private static Features Of(string sentence) => Features.Of(Folding.WithoutOfficialese(Folding.Of(NormalText.Of(sentence).Value)));
}
