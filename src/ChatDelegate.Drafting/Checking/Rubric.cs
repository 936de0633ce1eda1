using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Seven marks of a good suggestion (必要性、可行性、实效性、针对性、操作性、时效性、建设性) and the list of what is not to be filed, read off
/// a draft by rule, whoever wrote it. Advice for the delegate and for staff; decisions/0026 says where the rules come from.
/// </summary>
public static class Rubric
{
    private const int ShortestBody = 60;
    private const int LongestBody = 1_500;
    private const int MostMeasures = 5;
    private const int MostUnits = 3;
    private const int ShortestMeasure = 8;
    private static readonly string[] Academic = ["论文", "学术", "课题研究", "理论研究", "学科建设理论"];

    /// <returns>The seven marks in their order, then whatever else there is to say.</returns>
    public static IReadOnlyList<RubricPoint> Assess(Draft draft, IReadOnlyList<SourceNote> notes, DraftingRequest request)
    {
        var body = draft.Sentences.Where(sentence => sentence.Kind != SentenceKind.Form).ToList();
        var kinds = Kinds(draft, body, notes);
        return [.. Marks(draft, body, notes, kinds), .. NotToFile(draft, body, notes), .. Form(draft, body)];
    }

    private static IEnumerable<RubricPoint> Marks(Draft draft, List<Sentence> body, IReadOnlyList<SourceNote> notes, HashSet<EntityKind> kinds)
    {
        var measures = body.Where(sentence => sentence.Section == Section.Measure).ToList();
        var text = string.Concat(body.Select(sentence => sentence.Text));
        var counted = kinds.Contains(EntityKind.Number) || kinds.Contains(EntityKind.Money) || kinds.Contains(EntityKind.Percent) || ConflictFinder.People().IsMatch(text);
        yield return Mark("necessity", counted || body.SelectMany(sentence => sentence.Notes).Distinct().Count() > 1, "one_note");
        yield return Mark("feasibility", draft.Units.Count > 0, "no_unit");
        yield return Mark("effect", counted, "no_number");
        yield return Mark("focus", kinds.Contains(EntityKind.Place) || kinds.Contains(EntityKind.Organisation) || notes.Any(note => draft.Notes.Contains(note.Id) && note.Place is { Length: > 1 }), "no_place");
        yield return Mark("operability", measures.Any(IsConcrete), "general_measures");
        yield return Mark("timeliness", kinds.Contains(EntityKind.Date) || kinds.Contains(EntityKind.Duration), "no_time");
        yield return body.All(sentence => sentence.Section != Section.Cause)
            ? Mark("constructiveness", false, "no_cause")
            : Mark("constructiveness", measures.Any(measure => !((ReadOnlySpan<char>)measure.Text).ContainsAny(Wording.Shared.Refusals)), "only_refusals");
    }

    private static RubricPoint Mark(string code, bool met, string reason) => new(code, RubricKind.Mark, met, met ? null : reason);

    /// <summary>Somebody's own measure, not one that fits everything.</summary>
    private static bool IsConcrete(Sentence measure) =>
        measure.Text != FixedPhrases.GeneralProposal && measure.Text.Length >= ShortestMeasure && measure.Kind is not SentenceKind.Proposed;

    private static IEnumerable<RubricPoint> NotToFile(Draft draft, List<Sentence> body, IReadOnlyList<SourceNote> notes)
    {
        var said = draft.Title + "\n" + string.Join('\n', body.Select(sentence => sentence.Text)) + "\n" + string.Join('\n', notes.Where(note => draft.Notes.Contains(note.Id)).Select(note => note.Text));
        var value = NormalText.Of(said).Value;
        (string Code, bool Holds)[] rules =
        [
            ("outside_powers", value.MatchesAny(Filters.Shared.OutsidePowers)),
            ("own_affair", value.MatchesAny(Filters.Shared.OwnAffair)),
            ("court_case", value.MatchesAny(Filters.Shared.CourtCase)),
            ("advertisement", value.MatchesAny(Filters.Shared.Advertisement)),
            ("academic", value.MatchesAny(Academic)),
            ("forwarded_letter", IsForwarded(draft, body)),
            ("no_content", body.Where(sentence => sentence.Section != Section.Measure).Sum(sentence => sentence.Text.Length) < ShortestMeasure),
            ("several_matters", TitleRules.Check(draft.Title, []).Any(violation => violation.Code == ViolationCode.SeveralMatters)),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => new RubricPoint(rule.Code, RubricKind.NotToFile, false, null));
    }

    /// <summary>One note passed on word for word, nothing checked, nothing added: what the rules call relaying a letter.</summary>
    private static bool IsForwarded(Draft draft, List<Sentence> body) =>
        draft.Notes.Count == 1 && body.Count > 0 && draft.Questions.Any(question => question.Code == "verified")
        && body.All(sentence => sentence.Kind is SentenceKind.Stated || sentence.Text == FixedPhrases.GeneralProposal);

    private static IEnumerable<RubricPoint> Form(Draft draft, List<Sentence> body)
    {
        var length = body.Sum(sentence => sentence.Text.Length);
        (string Code, bool Holds)[] rules =
        [
            ("short_body", length < ShortestBody),
            ("long_body", length > LongestBody),
            ("many_measures", body.Count(sentence => sentence.Section == Section.Measure) > MostMeasures),
            ("many_units", draft.Units.Count > MostUnits),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => new RubricPoint(rule.Code, RubricKind.Form, false, null));
    }

    private static HashSet<EntityKind> Kinds(Draft draft, List<Sentence> body, IReadOnlyList<SourceNote> notes)
    {
        var at = notes.Select(note => note.At).FirstOrDefault();
        return [.. body.Select(sentence => sentence.Text).Append(draft.Title).SelectMany(text => EntityFinder.Find(NormalText.Of(text), at)).Select(span => span.Kind)];
    }
}
