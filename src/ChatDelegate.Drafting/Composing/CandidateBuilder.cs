using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Makes candidates of a note: runs of up to four neighbouring clauses of one sentence and one role.</summary>
internal static class CandidateBuilder
{
    private const int Shortest = 6;
    private const int Longest = 90;
    private const int MostClauses = 4;

    public static IEnumerable<Candidate> Build(NotePart part, int index)
    {
        var roles = ClauseSorter.Sort(part);
        for (var first = 0; first < roles.Length; first++)
        {
            var run = new List<int>();
            for (var next = first; next < roles.Length && part.Clauses[next].Sentence == part.Clauses[first].Sentence && run.Count < MostClauses; next++)
            {
                if (roles[next] is ClauseRole.Cut or ClauseRole.Question)
                {
                    if (next == first)
                    {
                        break;
                    }

                    continue;
                }

                if (roles[next] != roles[first])
                {
                    break;
                }

                run.Add(next);
                if (Make(part, index, roles[first], run) is { } candidate)
                {
                    yield return candidate;
                }
            }
        }
    }

    private static Candidate? Make(NotePart part, int index, ClauseRole role, List<int> run)
    {
        var note = part.Note;
        var clauses = run.Select(i => part.Clauses[i]).ToList();
        var text = Join(note, clauses);
        var value = string.Join(',', clauses.Select(clause => note.Value(clause).ToString()));
        if (value.Length < Shortest || (value.Length > Longest && run.Count > 1) || value.Count(char.IsLetter) < Shortest - 2)
        {
            return null;
        }

        var spans = clauses.SelectMany(clause => note.In(clause.Start, clause.End)).ToList();
        return new Candidate
        {
            Section = role switch { ClauseRole.Measure => Section.Measure, ClauseRole.Cause => Section.Cause, _ => Section.Problem },
            Text = text,
            Value = value,
            Part = index,
            Quality = Quality(part, run, value),
            Facts = [.. spans.Where(span => span.Kind is not (EntityKind.Place or EntityKind.Organisation)).Select(span => span.Canonical).Distinct()],
            Names = [.. spans.Where(span => span.Kind is EntityKind.Place or EntityKind.Organisation).Select(span => span.Canonical).Distinct()],
            Pairs = [.. Pairs.Of(value).Distinct()],
            Position = part.Clauses.Count < 2 ? 0 : run[0] / (part.Clauses.Count - 1.0),
        };
    }

    /// <summary>Neighbours keep the signs between them; where something was cut stands a comma.</summary>
    private static string Join(ReadNote note, List<Clause> clauses)
    {
        var pieces = new List<string>();
        for (var i = 0; i < clauses.Count; i++)
        {
            pieces.Add(note.Text.Quote(clauses[i].Start, clauses[i].End));
            if (i + 1 < clauses.Count)
            {
                var gap = note.Text.Quote(clauses[i].End, clauses[i + 1].Start);
                pieces.Add(gap is "," or "，" or ":" or "：" ? gap : "，");
            }
        }

        return string.Concat(pieces).Replace(",", "，", StringComparison.Ordinal);
    }

    private static double Quality(NotePart part, List<int> run, string value)
    {
        var cues = Cues.Shared;
        var text = value.AsSpan();
        var quality = 1.0;
        quality *= text.ContainsAny(cues.FirstPerson) ? 0.55 : 1;
        quality *= text.StartsWithAny(cues.Dangling) ? 0.6 : 1;
        quality *= text.ContainsAny(cues.Accusations) ? 0.55 : 1;
        quality *= text.ContainsAny(cues.Questions) ? 0.4 : 1;
        quality *= value.Count(c => c == '(') != value.Count(c => c == ')') || value.Count(c => c == '“') != value.Count(c => c == '”') ? 0.3 : 1;
        quality *= value.Length > 60 ? 0.85 : value.Length < 12 ? 0.8 : 1;
        var whole = run[0] == 0 || part.Clauses[run[0] - 1].Sentence != part.Clauses[run[0]].Sentence;
        quality *= whole ? 1.1 : 0.95;
        return quality * (part.Clauses[run[^1]].Mark == ',' ? 0.9 : 1.05);
    }
}
