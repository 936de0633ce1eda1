namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// The hard check that every draft passes, whoever wrote it: nothing in it that its notes do not say. Sentences of kind
/// <see cref="SentenceKind.Own"/> are the delegate's word and need no note; only personal data in them is reported.
/// </summary>
public static class Gate
{
    /// <param name="notes">The notes of this draft's matter.</param>
    public static IReadOnlyList<Violation> Check(Draft draft, IReadOnlyList<SourceNote> notes, DraftingRequest request) =>
        Check(draft, notes.DistinctBy(note => note.Id).ToDictionary(note => note.Id, note => new NoteFacts(note)), request);

    internal static IReadOnlyList<Violation> Check(Draft draft, IReadOnlyDictionary<string, NoteFacts> facts, DraftingRequest request)
    {
        var violations = new List<Violation>();
        violations.AddRange(draft.Notes.Where(id => !facts.ContainsKey(id)).Select(id => new Violation(ViolationCode.UnknownNote, null, id)));
        violations.AddRange(facts.Keys.Where(id => !draft.Notes.Contains(id)).Select(id => new Violation(ViolationCode.NoteLost, null, id)));
        violations.AddRange(TitleRules.Check(draft.Title, [.. facts.Values]));
        if (!request.Categories.Contains(draft.Category) && request.Categories.Count > 0)
        {
            violations.Add(new Violation(ViolationCode.Category, null, draft.Category));
        }

        violations.AddRange(draft.Units.Where(unit => request.HandlingUnits.All(option => option.Name != unit)).Select(unit => new Violation(ViolationCode.Unit, null, unit)));
        var rules = new SentenceRules(facts, draft.Notes, request);
        for (var i = 0; i < draft.Sentences.Count; i++)
        {
            violations.AddRange(rules.Check(draft.Sentences[i], i));
        }

        return violations;
    }

    /// <summary>Checks that no note is lost between the drafts and the unused notes, and each draft by itself.</summary>
    public static IReadOnlyList<Violation> Check(DraftingResult result, DraftingRequest request)
    {
        var accounted = result.Drafts.SelectMany(draft => draft.Notes).Concat(result.Unused.Select(note => note.Note)).ToHashSet();
        var lost = request.Notes.Where(note => !accounted.Contains(note.Id)).Select(note => new Violation(ViolationCode.NoteLost, null, note.Id));
        return [.. lost, .. result.Drafts.SelectMany(draft => Check(draft, Of(draft, request), request))];
    }

    internal static IReadOnlyList<SourceNote> Of(Draft draft, DraftingRequest request) =>
        [.. request.Notes.Where(note => draft.Notes.Contains(note.Id))];
}
