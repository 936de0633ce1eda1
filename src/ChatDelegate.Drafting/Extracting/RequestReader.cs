using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>The clauses that ask for something; the longest run of them, the last of equally long ones.</summary>
internal static class RequestReader
{
    public static string? Read(NotePart part)
    {
        var roles = ClauseSorter.Sort(part);
        return Run(part, roles, ClauseRole.Measure) ?? Run(part, roles, ClauseRole.Question);
    }

    private static string? Run(NotePart part, ClauseRole[] roles, ClauseRole wanted)
    {
        var (bestStart, bestEnd) = (0, 0);
        for (var i = 0; i < roles.Length; i++)
        {
            var to = i;
            while (to < roles.Length && roles[to] == wanted && part.Clauses[to].Sentence == part.Clauses[i].Sentence)
            {
                to++;
            }

            if (to > i)
            {
                var (start, end) = (part.Clauses[i].Start, part.Clauses[to - 1].End);
                (bestStart, bestEnd) = end - start >= bestEnd - bestStart ? (start, end) : (bestStart, bestEnd);
                i = to - 1;
            }
        }

        return bestEnd > bestStart ? part.Note.Text.Quote(bestStart, bestEnd) : null;
    }
}
