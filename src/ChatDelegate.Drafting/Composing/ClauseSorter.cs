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
    private static readonly System.Buffers.SearchValues<char> ListNumbers = System.Buffers.SearchValues.Create("0123456789一二三四五六七八九十");

    /// <summary>Roles of the part's clauses, in their order.</summary>
    public static ClauseRole[] Sort(NotePart part)
    {
        var roles = new ClauseRole[part.Clauses.Count];
        var running = ClauseRole.Problem;
        var asked = false;
        for (var i = 0; i < roles.Length; i++)
        {
            var clause = part.Clauses[i];
            var begins = i == 0 || part.Clauses[i - 1].Sentence != clause.Sentence;
            asked = begins ? asked && BeginsListItem(part, i) : asked;
            running = begins ? asked ? ClauseRole.Measure : ClauseRole.Problem : running;
            asked |= clause.Mark == ':' && part.Note.Value(clause).ContainsAny(Cues.Shared.RequestHeadings);
            var cue = Cue(part.Note.Value(clause));
            running = cue != ClauseRole.Problem ? cue : running;
            roles[i] = IsCut(part.Note, clause, running) ? ClauseRole.Cut
                : IsQuestion(part, i) ? ClauseRole.Question
                : running;
        }

        MarkConclusions(part, roles);
        if (!roles.Any(role => role > ClauseRole.Question))
        {
            roles = [.. roles.Select(role => role == ClauseRole.Question ? ClauseRole.Problem : role)];
        }

        return roles;
    }

    internal static ClauseRole Cue(ReadOnlySpan<char> text)
    {
        var cues = Cues.Shared;
        if (!text.ContainsAny(cues.NotRequests) && (text.ContainsAny(cues.Requests) || text.StartsWithAny(cues.RequestsAtStart)))
        {
            return ClauseRole.Measure;
        }

        return text.StartsWithAny(cues.CausesAtStart) || text.ContainsAny(cues.Causes) || Because(text) ? ClauseRole.Cause : ClauseRole.Problem;
    }

    /// <summary>……，所以……: what stands before it is the cause, whatever it begins with.</summary>
    internal static bool Concludes(ReadOnlySpan<char> text) => text.StartsWithAny(Cues.Shared.Conclusions);

    /// <summary>因年久失修: only at the beginning of a clause; 今年因病休学 says why one falls ill, not why the matter is as it is.</summary>
    private static bool Because(ReadOnlySpan<char> text) => text.StartsWith("因", StringComparison.Ordinal) && !text.StartsWithAny(Cues.Shared.NotCauses);

    private static void MarkConclusions(NotePart part, ClauseRole[] roles)
    {
        for (var i = 1; i < roles.Length; i++)
        {
            for (var before = i; Concludes(part.Note.Value(part.Clauses[i])) && before >= 0 && part.Clauses[before].Sentence == part.Clauses[i].Sentence && roles[before] == ClauseRole.Problem; before--)
            {
                roles[before] = ClauseRole.Cause;
            }
        }
    }

    /// <summary>Whether a list mark stands before the clause: 1. (二) 三、.</summary>
    internal static bool BeginsListItem(NotePart part, int i)
    {
        var from = i == 0 ? 0 : part.Clauses[i - 1].End;
        return part.Note.Text.Value.AsSpan(from, part.Clauses[i].Start - from).IndexOfAny(ListNumbers) >= 0;
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
        if (text.StartsWithAny(Cues.Shared.QuestionsAtStart))
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
