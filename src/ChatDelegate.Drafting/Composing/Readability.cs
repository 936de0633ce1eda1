using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>How well a run of clauses would read in an official text; 1 is plain.</summary>
internal static class Readability
{
    private const int Long = 60;
    private const int Short = 10;

    /// <summary>What the words of one clause take from it, found once a clause, not once a candidate.</summary>
    public static double Wording(ReadOnlySpan<char> clause)
    {
        var cues = Cues.Shared;
        return (clause.ContainsAny(cues.FirstPerson) ? 0.55 : 1)
            * (clause.ContainsAny(cues.Accusations) ? 0.7 : 1)
            * (clause.ContainsAny(cues.Questions) ? 0.4 : 1);
    }

    public static double Of(NotePart part, List<int> run, string value, bool request, double[] wordings)
    {
        var cues = Cues.Shared;
        var text = value.AsSpan();
        var quality = run.Min(i => wordings[i]);
        quality *= text.StartsWithAny(cues.Dangling) ? 0.6 : 1;
        quality *= text.StartsWithAny(cues.LetterOpenings) ? 0.6 : 1;
        quality *= Unfinished(text, cues) ? 0.4 : 1;
        quality *= part.Note.Value(part.Clauses[run[^1]]).StartsWithAny(cues.Conditionals) ? 0.3 : 1;
        quality *= Balanced(value) ? 1 : 0.3;
        quality *= value.Length > Long ? 0.85 : value.Length < Short && !request ? 0.6 : 1;
        var begins = run[0] == 0 || part.Clauses[run[0] - 1].Sentence != part.Clauses[run[0]].Sentence;
        var ends = part.Clauses[run[^1]].Mark != ',' && part.Clauses[run[^1]].Mark != ':';
        return quality * (begins ? 1.15 : 0.9) * (ends ? 1.1 : 0.85);
    }

    private static bool Unfinished(ReadOnlySpan<char> text, Cues cues)
    {
        foreach (var end in cues.UnfinishedEnds)
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Balanced(string value) =>
        value.Count(c => c == '(') == value.Count(c => c == ')') && value.Count(c => c == '“') == value.Count(c => c == '”');
}
