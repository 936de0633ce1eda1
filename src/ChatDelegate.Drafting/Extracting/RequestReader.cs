using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>
/// The clauses that ask for something: of several runs the one that shares most with how the text begins, where its matter stands. 请有关部门查处
/// says less than what is to be built where.
/// </summary>
internal static class RequestReader
{
    private const int Beginning = 100;
    private const double PerCharacter = 0.02;

    public static string? Read(NotePart part)
    {
        var roles = ClauseSorter.Sort(part);
        return Best(part, [.. Runs(part, roles, ClauseRole.Measure)]) ?? Best(part, [.. Runs(part, roles, ClauseRole.Question)]);
    }

    private static string? Best(NotePart part, List<(int Start, int End)> runs)
    {
        var value = part.Note.Text.Value;
        var best = runs.OrderByDescending(run => Pairs.Of(value[run.Start..run.End]).Intersect(Pairs.Of(value[..Math.Min(value.Length, Beginning)])).Count() + (run.End - run.Start) * PerCharacter)
            .ThenBy(run => run.Start).FirstOrDefault();
        return best.End > best.Start ? part.Note.Text.Quote(best.Start, best.End) : null;
    }

    private static IEnumerable<(int Start, int End)> Runs(NotePart part, ClauseRole[] roles, ClauseRole wanted)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            var to = i;
            while (to < roles.Length && roles[to] == wanted && part.Clauses[to].Sentence == part.Clauses[i].Sentence)
            {
                to++;
            }

            if (to > i)
            {
                yield return (part.Clauses[i].Start, part.Clauses[to - 1].End);
                i = to - 1;
            }
        }
    }
}
