using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>Whether a draft has the form of a suggestion: title, problem, a cause or the question for it, one to five measures, list values only.</summary>
internal static class Form
{
    private const int MostMeasures = 5;

    public static bool IsWhole(Draft draft, DraftingRequest request)
    {
        var measures = draft.Sentences.Count(sentence => sentence.Section == Section.Measure && sentence.Kind != SentenceKind.Form);
        return draft.Title.StartsWith("关于", StringComparison.Ordinal) && draft.Title.EndsWith("的建议", StringComparison.Ordinal) && draft.Title.Length is >= 10 and <= 40
            && Has(draft, Section.Problem) | draft.Questions.Any(question => question.Section == Section.Problem)
            && (Has(draft, Section.Cause) || Asks(draft, "cause"))
            && measures is >= 1 and <= MostMeasures
            && request.Categories.Contains(draft.Category)
            && draft.Units.All(unit => request.HandlingUnits.Any(option => option.Name == unit))
            && (draft.Units.Count > 0 || Asks(draft, "unit"));
    }

    /// <summary>Where no note gives a cause the draft gives none and asks for it.</summary>
    public static bool AbstainsFromCause(Draft draft) => !Has(draft, Section.Cause) && Asks(draft, "cause");

    public static bool LacksCause(Draft draft, Bundle bundle) =>
        bundle.Notes.Where(note => draft.Notes.Contains(note.Note.Id)).All(note =>
            bundle.Matters.All(matter => matter.Key != note.Matter || !matter.Nuggets.Any(nugget => nugget.Section == Section.Cause && nugget.IsIn(note.Note.Text))));

    private static bool Has(Draft draft, Section section) => draft.Sentences.Any(sentence => sentence.Section == section && sentence.Kind != SentenceKind.Form);

    private static bool Asks(Draft draft, string code) => draft.Questions.Any(question => question.Code == code);
}
