using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Makes candidates of a note: runs of up to four neighbouring clauses of one sentence and one role.</summary>
internal sealed class CandidateBuilder(Vocabulary vocabulary)
{
    private const int Shortest = 6;
    private const int Longest = 80;
    private const int MostClauses = 4;

    public IEnumerable<Candidate> Build(NotePart part, int index)
    {
        var roles = ClauseSorter.Sort(part);
        var wordings = part.Clauses.Select(clause => Readability.Wording(part.Note.Value(clause))).ToArray();
        for (var first = 0; first < roles.Length; first++)
        {
            var run = new List<int>();
            if (!MayBegin(part, roles, first))
            {
                continue;
            }

            for (var next = first; next < roles.Length && part.Clauses[next].Sentence == part.Clauses[first].Sentence && run.Count < MostClauses; next++)
            {
                if (roles[next] is ClauseRole.Cut or ClauseRole.Question)
                {
                    continue;
                }

                if (roles[next] != roles[first])
                {
                    break;
                }

                run.Add(next);
                if (MayEnd(part, roles[first], run) && Make(part, index, roles[first], run, wordings) is { } candidate)
                {
                    yield return candidate;
                }
            }
        }
    }

    /// <summary>A cause begins with its cue or its sentence; a request with its cue, or with what to do behind a cue that was cut.</summary>
    private static bool MayBegin(NotePart part, ClauseRole[] roles, int first)
    {
        var text = part.Note.Value(part.Clauses[first]);
        return roles[first] switch
        {
            ClauseRole.Cut or ClauseRole.Question => false,
            ClauseRole.Cause => ClauseSorter.Cue(text) == ClauseRole.Cause || first == 0 || part.Clauses[first - 1].Sentence != part.Clauses[first].Sentence,
            ClauseRole.Measure => ClauseSorter.Cue(text) == ClauseRole.Measure || text.StartsWithAny(Cues.Shared.Actions) || ClauseSorter.BeginsListItem(part, first),
            _ => true,
        };
    }

    /// <summary>由于…… alone says nothing: a cause has what follows from it.</summary>
    private static bool MayEnd(NotePart part, ClauseRole role, List<int> run) =>
        role != ClauseRole.Cause || part.Clauses[run[^1]].Mark != ',' || run.Count > 1;

    private Candidate? Make(NotePart part, int index, ClauseRole role, List<int> run, double[] wordings)
    {
        var note = part.Note;
        var clauses = run.Select(i => part.Clauses[i]).ToList();
        var value = string.Join(',', clauses.Select(clause => note.Value(clause).ToString()));
        if (value.Length < Shortest || (value.Length > Longest && run.Count > 1) || value.Count(char.IsLetter) < Shortest - 2)
        {
            return null;
        }

        var spans = clauses.SelectMany(clause => note.In(clause.Start, clause.End)).ToList();
        return new Candidate
        {
            Section = role switch { ClauseRole.Measure => Section.Measure, ClauseRole.Cause => Section.Cause, _ => Section.Problem },
            Text = Join(note, clauses),
            Value = value,
            Part = index,
            Clauses = (run[0], run[^1]),
            Quality = Readability.Of(part, run, value, role == ClauseRole.Measure, wordings),
            Facts = [.. spans.Where(span => span.Kind is not (EntityKind.Place or EntityKind.Organisation)).Select(span => span.Canonical).Distinct()],
            Names = [.. spans.Where(span => span.Kind is EntityKind.Place or EntityKind.Organisation).Select(span => span.Canonical).Distinct()],
            Pairs = vocabulary.Of(Pairs.Of(value)),
            Singles = vocabulary.Of(Pairs.Singles(value)),
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
                pieces.Add(gap is ":" or "：" ? "：" : "，");
            }
        }

        return string.Concat(pieces);
    }
}
