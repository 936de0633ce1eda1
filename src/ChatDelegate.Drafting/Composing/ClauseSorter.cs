using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Sorts the clauses of a note by their cue words.</summary>
internal static class ClauseSorter
{
    private const int LongestFormula = 24;
    private const int LongestOutcry = 40;

    /// <summary>Roles of the part's clauses, in their order.</summary>
    public static ClauseRole[] Sort(NotePart part)
    {
        var roles = new ClauseRole[part.Clauses.Count];
        var running = ClauseRole.Problem;
        for (var i = 0; i < roles.Length; i++)
        {
            var clause = part.Clauses[i];
            running = i == 0 || part.Clauses[i - 1].Sentence != clause.Sentence ? ClauseRole.Problem : running;
            var cue = Cue(part.Note.Value(clause));
            running = cue != ClauseRole.Problem ? cue : running;
            roles[i] = IsCut(part.Note, clause, running) ? ClauseRole.Cut
                : IsQuestion(part, i) ? ClauseRole.Question
                : running;
        }

        if (!roles.Any(role => role > ClauseRole.Question))
        {
            roles = [.. roles.Select(role => role == ClauseRole.Question ? ClauseRole.Problem : role)];
        }

        return roles;
    }

    private static ClauseRole Cue(ReadOnlySpan<char> text)
    {
        var cues = Cues.Shared;
        if (!text.ContainsAny(cues.NotRequests) && (text.ContainsAny(cues.Requests) || text.StartsWithAny(cues.RequestsAtStart)))
        {
            return ClauseRole.Measure;
        }

        return text.ContainsAny(cues.Causes) ? ClauseRole.Cause : ClauseRole.Problem;
    }

    private static bool IsCut(ReadNote note, Clause clause, ClauseRole role)
    {
        var cues = Cues.Shared;
        var text = note.Value(clause);
        return note.In(clause.Start, clause.End).Any(span => span.Kind is EntityKind.Personal or EntityKind.Person)
            || text.ContainsAny(cues.Insults)
            || (clause.Length <= LongestFormula && text.ContainsAny(cues.Formulas))
            || (clause.Length <= LongestOutcry && text.ContainsAny(cues.Outcries))
            || text.StartsWithAny(cues.Introductions)
            || (role == ClauseRole.Measure && text.ContainsAny(cues.EmptyRequests));
    }

    private static bool IsQuestion(NotePart part, int i)
    {
        var text = part.Note.Value(part.Clauses[i]);
        if (text.StartsWith("请问", StringComparison.Ordinal) || text.StartsWith("难道", StringComparison.Ordinal))
        {
            return true;
        }

        var last = i;
        while (last + 1 < part.Clauses.Count && part.Clauses[last + 1].Sentence == part.Clauses[i].Sentence)
        {
            last++;
        }

        return part.Clauses[last].Mark == '?' && (last == i || text.ContainsAny(Cues.Shared.Questions)) || text.EndsWith("吗", StringComparison.Ordinal) || text.EndsWith("何在", StringComparison.Ordinal);
    }
}
