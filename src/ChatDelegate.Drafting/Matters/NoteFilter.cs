using System.Text;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>Sets aside notes that no suggestion may be made of, each with its rule, and cuts sentences addressed to the program.</summary>
internal static class NoteFilter
{
    private const int FewestLetters = 3;
    private static readonly WordIndex SmallTalk = new([Filters.Shared.SmallTalk]);

    private static readonly (UnusedReason Reason, string Code, string[] Patterns)[] Forbidden =
    [
        (UnusedReason.NotInScope, "court_case", Filters.Shared.CourtCase),
        (UnusedReason.NotInScope, "advertisement", Filters.Shared.Advertisement),
        (UnusedReason.NotInScope, "outside_powers", Filters.Shared.OutsidePowers),
        (UnusedReason.Personal, "own_affair", Filters.Shared.OwnAffair),
    ];

    /// <summary>The rule that sets the note aside, or null.</summary>
    public static NoteRule? Rule(ReadNote note)
    {
        var value = note.Text.Value;
        var letters = value.Count(char.IsLetter);
        if (letters == 0)
        {
            return new NoteRule(UnusedReason.NoContent, value.Any(char.IsAsciiDigit) ? "digits_only" : value.Any(c => !char.IsWhiteSpace(c)) ? "signs_only" : "empty");
        }

        if (letters < FewestLetters || Filters.Shared.Acknowledgements.Contains(note.Squeezed) || IsForeignWord(value))
        {
            return new NoteRule(UnusedReason.NoContent, "one_word");
        }

        if (note.Signs.Count > 0 && Content(note) is null)
        {
            return new NoteRule(UnusedReason.Instruction, "instruction");
        }

        if (IsSmallTalk(note.Squeezed))
        {
            return new NoteRule(UnusedReason.NoContent, "small_talk");
        }

        return Forbidden.Where(rule => value.MatchesAny(rule.Patterns)).Select(rule => new NoteRule(rule.Reason, rule.Code)).FirstOrDefault();
    }

    /// <summary>One run of Latin letters: a whole sentence in another language has spaces in it, and is drafted from.</summary>
    private static bool IsForeignWord(string value) => value.Where(char.IsLetter).All(char.IsAsciiLetter) && !value.Trim().Any(char.IsWhiteSpace);

    /// <summary>Whether words of courtesy and small words between them are all there is; the longest that fits is taken at each place.</summary>
    private static bool IsSmallTalk(string squeezed)
    {
        for (var at = 0; at < squeezed.Length;)
        {
            var length = char.IsDigit(squeezed[at]) ? 1 : SmallTalk.LongestAt(squeezed, at);
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    public static bool IsSuspicious(ReadNote note) => note.Signs.Count > 0;

    /// <summary>The note without sentences that talk to the program, or null when nothing of substance remains.</summary>
    public static NotePart? Content(ReadNote note)
    {
        var addressed = Addressed(note);
        if (addressed.Count == 0)
        {
            return new NotePart(note, note.Clauses);
        }

        var rest = note.Clauses.Where(clause => !addressed.Contains(clause.Sentence)).ToList();
        var text = string.Concat(rest.Select(clause => note.Value(clause).ToString()));
        var meant = ConceptLexicon.Shared.Scores(text).Max() >= ConceptLexicon.Meant;
        return meant && text.Count(ClauseSplitter.IsHan) >= FewestLetters * 2 ? new NotePart(note, rest) : null;
    }

    /// <summary>What the note says of its matter, as typed: no draft may take a word from the rest, whoever writes it.</summary>
    public static NormalText Spoken(ReadNote note)
    {
        var addressed = Addressed(note);
        if (addressed.Count == 0)
        {
            return note.Text;
        }

        var spoken = new StringBuilder();
        foreach (var sentence in note.Clauses.GroupBy(clause => clause.Sentence).Where(sentence => !addressed.Contains(sentence.Key)))
        {
            spoken.Append(note.Text.Quote(sentence.First().Start, sentence.Last().End)).Append('。');
        }

        return NormalText.Of(spoken.ToString());
    }

    /// <summary>Sentences that talk to the program, and those behind the first of them that speak of no matter: what it is told to write.</summary>
    private static HashSet<int> Addressed(ReadNote note)
    {
        var signs = note.Signs.Where(sign => sign.Kind != InjectionKind.Hidden).ToList();
        var addressed = new HashSet<int>();
        foreach (var sentence in note.Clauses.GroupBy(clause => clause.Sentence).TakeWhile(_ => signs.Count > 0))
        {
            var (start, end) = (sentence.First().Start, sentence.Last().End);
            if (signs.Exists(sign => sign.Start < end && sign.End > start) || (addressed.Count > 0 && ConceptLexicon.Shared.Scores(note.Text.Value[start..end]).Max() < ConceptLexicon.Meant))
            {
                addressed.Add(sentence.Key);
            }
        }

        return addressed;
    }
}
