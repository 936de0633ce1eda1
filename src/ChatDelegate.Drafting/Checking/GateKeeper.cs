using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Lets a draft through only with what passes the gate: sentences that do not are left out, a title is made plain.</summary>
internal static class GateKeeper
{
    /// <param name="plainTitle">Names no place, so that it holds whatever the notes say.</param>
    public static Draft Admit(Draft draft, string plainTitle, DraftingRequest request) =>
        Admit(draft, plainTitle, request, Gate.Of(draft, request).DistinctBy(note => note.Id).Select(note => new NoteFacts(note)));

    /// <param name="facts">The draft's notes, as they have been read.</param>
    public static Draft Admit(Draft draft, string plainTitle, DraftingRequest request, IEnumerable<NoteFacts> facts)
    {
        var violations = Gate.Check(draft, facts.ToDictionary(note => note.Source.Id), request);
        if (violations.Count == 0)
        {
            return draft;
        }

        var refused = violations.Where(violation => violation.Sentence is not null).Select(violation => violation.Sentence).ToHashSet();
        var sentences = draft.Sentences.Where((_, i) => !refused.Contains(i)).ToList();
        if (sentences.All(sentence => sentence.Section != Section.Measure || sentence.Kind == SentenceKind.Form))
        {
            sentences.Add(new Sentence(Section.Measure, FixedPhrases.GeneralProposal, [], SentenceKind.Proposed));
        }

        var badTitle = violations.Any(violation => violation.Sentence is null && violation.Code is ViolationCode.Title or ViolationCode.SeveralMatters or ViolationCode.PersonalData or ViolationCode.Markup or ViolationCode.Instruction);
        return draft with
        {
            Sentences = sentences,
            Title = badTitle ? plainTitle : draft.Title,
            Units = [.. draft.Units.Where(unit => request.HandlingUnits.Any(option => option.Name == unit))],
            Category = request.Categories.Count == 0 || request.Categories.Contains(draft.Category) ? draft.Category : request.Categories[^1],
        };
    }
}
