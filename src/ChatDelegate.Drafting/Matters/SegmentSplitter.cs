namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// Cuts a note that plainly holds several matters: in a list, on lines of their own, or behind words such as 另外, with
/// concepts of about equal weight. When in doubt the note stays whole.
/// </summary>
internal static class SegmentSplitter
{
    private const double LargestShare = 0.65;
    private const int LongestNote = 600;
    private const int LongestHeading = 40;
    private static readonly System.Buffers.SearchValues<char> ListNumbers = System.Buffers.SearchValues.Create("一二三四五六七八九十");
    private static readonly string[] Turns = ["另外", "还有就是", "还有一", "还有个", "此外", "再就是", "另一个问题", "顺便", "第二件", "第三件", "其他的"];

    public static IEnumerable<NotePart> Split(NotePart note)
    {
        var segments = Segments(note);
        if (segments.Count < 2 || note.Note.Text.Value.Length > LongestNote)
        {
            return [note];
        }

        var merged = new List<(int Concept, List<Text.Clause> Clauses, double Score)>();
        foreach (var segment in segments)
        {
            var scores = ConceptLexicon.Shared.Scores(new NotePart(note.Note, segment).Value);
            var score = scores.Max();
            var concept = score >= ConceptLexicon.Meant ? Array.IndexOf(scores, score) : -1;
            if (merged.Count > 0 && (concept < 0 || concept == merged[^1].Concept || merged[^1].Concept < 0))
            {
                var last = merged[^1];
                merged[^1] = (concept < 0 ? last.Concept : concept, [.. last.Clauses, .. segment], last.Score + Math.Max(0, score));
                continue;
            }

            merged.Add((concept, segment, score));
        }

        var distinct = merged.Select(part => part.Concept).Distinct().Count();
        var whole = ConceptLexicon.Shared.Scores(note.Value);
        var heaviest = merged.Max(part => whole[part.Concept < 0 ? 0 : part.Concept]) / Math.Max(1, merged.Sum(part => part.Concept < 0 ? 0 : whole[part.Concept]));
        return distinct == merged.Count && distinct > 1 && heaviest <= LargestShare
            ? merged.Select(part => new NotePart(note.Note, part.Clauses))
            : [note];
    }

    private static List<List<Text.Clause>> Segments(NotePart note)
    {
        var segments = new List<List<Text.Clause>>();
        foreach (var clause in note.Clauses)
        {
            if (segments.Count == 0 || Begins(note.Note, clause, segments[^1][^1]))
            {
                segments.Add([]);
            }

            segments[^1].Add(clause);
        }

        if (segments.Count > 1 && IsHeading(note.Note, segments[0], segments[1]))
        {
            segments[1].InsertRange(0, segments[0]);
            segments.RemoveAt(0);
        }

        return segments;
    }

    /// <summary>A short first line over a long text names that text's matter; among short lines it is one matter of several.</summary>
    private static bool IsHeading(ReadNote note, List<Text.Clause> first, List<Text.Clause> next)
    {
        var (length, rest) = (first[^1].End - first[0].Start, next[^1].End - next[0].Start);
        return length <= LongestHeading && rest > LongestHeading && rest >= 2 * length
            && note.Text.Value.AsSpan(first[^1].End, next[0].Start - first[^1].End).Contains('\n');
    }

    private static bool Begins(ReadNote note, Text.Clause clause, Text.Clause before)
    {
        var gap = note.Text.Value.AsSpan(before.End, clause.Start - before.End);
        var text = note.Value(clause);
        foreach (var turn in Turns)
        {
            if (text.StartsWith(turn, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return gap.Contains('\n') || (gap.Length > 2 && gap.IndexOfAnyInRange('0', '9') >= 0) || gap.IndexOfAny(ListNumbers) >= 0;
    }
}
