using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>Sets aside notes that no suggestion may be made of, each with its reason, and cuts sentences addressed to the program.</summary>
internal static class NoteFilter
{
    private const int FewestLetters = 3;

    public static UnusedReason? Reason(ReadNote note)
    {
        var value = note.Text.Value;
        var letters = value.Count(char.IsLetter);
        if (letters < FewestLetters || Filters.Shared.Acknowledgements.Contains(note.Squeezed))
        {
            return UnusedReason.NoContent;
        }

        if (value.MatchesAny(Filters.Shared.Instructions))
        {
            return Content(note) is null ? UnusedReason.Instruction : null;
        }

        if (value.MatchesAny(Filters.Shared.NotInScope))
        {
            return UnusedReason.NotInScope;
        }

        return value.MatchesAny(Filters.Shared.Personal) ? UnusedReason.Personal : null;
    }

    public static bool IsSuspicious(ReadNote note) => note.Text.Value.MatchesAny(Filters.Shared.Instructions);

    /// <summary>The note without sentences that talk to the program, or null when nothing of substance remains.</summary>
    public static NotePart? Content(ReadNote note)
    {
        if (!IsSuspicious(note))
        {
            return new NotePart(note, note.Clauses);
        }

        var suspicious = note.Clauses.GroupBy(clause => clause.Sentence)
            .Where(sentence => note.Text.Value[sentence.First().Start..sentence.Last().End].MatchesAny(Filters.Shared.Instructions))
            .Select(sentence => sentence.Key)
            .ToHashSet();
        var rest = note.Clauses.Where(clause => !suspicious.Contains(clause.Sentence)).ToList();
        var text = string.Concat(rest.Select(clause => note.Value(clause).ToString()));
        var meant = suspicious.Count > 0 && ConceptLexicon.Shared.Concepts.Any(concept => concept.Score(text) >= ConceptLexicon.Meant);
        return meant && text.Count(ClauseSplitter.IsHan) >= FewestLetters * 2 ? new NotePart(note, rest) : null;
    }
}
