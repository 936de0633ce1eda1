using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Whether a sentence says in other words what notes say. Each of its clauses must share enough of its characters and character
/// pairs, after folding, with two neighbouring sentences of a cited note; a clause with nothing but new words sinks it, however
/// much the others share. The threshold is decisions/0026's.
/// </summary>
internal static class Rewording
{
    private const double Enough = 0.60;

    /// <summary>A measure passes for the notes' own only when it is close to their words: what should be done is easily invented.</summary>
    private const double EnoughOfMeasure = 0.70;

    /// <summary>Characters in a row that no cited note holds: two are a word of the writer's own.</summary>
    private const int LongestUnseen = 1;
    private const int ShortestClause = 2;

    /// <summary>What a clause may lack that has no character of its own: 停电两天 for 停了两天电.</summary>
    private const double InOtherOrder = 0.10;

    public static bool IsFrom(string sentence, Section section, IReadOnlyList<NoteFacts> cited)
    {
        var text = NormalText.Of(sentence);
        var value = Folding.Bare(text.Value, FactRules.Spans(text, cited));
        var enough = section == Section.Measure ? EnoughOfMeasure : Enough;
        var counted = 0;
        foreach (var clause in Pieces.Of(value).Select(Folding.WithoutOfficialese))
        {
            var features = Features.Of(clause);
            if (features.Singles.Count < ShortestClause)
            {
                continue;
            }

            counted++;
            if (!cited.SelectMany(note => note.Windows).Any(window => features.Share(window) >= (features.Singles.IsSubsetOf(window.Singles) ? enough - InOtherOrder : enough)) || Unseen(clause, cited) > LongestUnseen)
            {
                return false;
            }
        }

        return counted > 0;
    }

    private static int Unseen(string clause, IReadOnlyList<NoteFacts> cited)
    {
        var (run, longest) = (0, 0);
        foreach (var c in clause)
        {
            run = char.IsLetterOrDigit(c) && c != Folding.Figure && Pairs.Singles(c.ToString()).Any() && !cited.Any(note => note.Folded.Contains(c, StringComparison.Ordinal)) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
