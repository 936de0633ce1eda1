using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Composing;

/// <summary>Builds the draft of one matter from the notes' own sentences.</summary>
internal static class MatterDrafter
{
    private const int MostProblems = 8;
    private const int MostCauses = 4;
    private const int MostMeasures = 5;

    public static Draft Draft(Matter matter, DraftingRequest request)
    {
        var vocabulary = new Vocabulary(matter.Parts);
        var candidates = matter.Parts.SelectMany(new CandidateBuilder(vocabulary).Build).ToList();
        var support = new SupportFinder(matter.Parts, vocabulary, Aliases(matter));
        foreach (var candidate in candidates)
        {
            support.Fill(candidate);
        }

        var selector = new FactSelector(candidates, vocabulary);
        var conflicts = ConflictFinder.Find(matter);
        var disputed = conflicts.SelectMany(conflict => conflict.Canonical).ToList();
        var cited = new HashSet<int>();
        var problems = selector.Select(In(Section.Problem), MostProblems, disputed, cited);
        var causes = selector.Select(In(Section.Cause), MostCauses, [], cited);
        var measures = selector.Select(In(Section.Measure), MostMeasures, [], cited);
        IReadOnlyList<Candidate> chosen = [.. problems, .. causes, .. measures];
        var units = ListChooser.Units(matter, request.HandlingUnits);
        return new Draft(
            TitleWriter.Write(matter),
            ListChooser.Category(matter, request.Categories, request.HandlingUnits),
            units,
            Sentences(matter, problems, causes, measures),
            [.. matter.Parts.Select(part => part.Note.Source.Id).Distinct()],
            GapFinder.Find(matter, chosen, conflicts, units));

        IEnumerable<Candidate> In(Section section) => candidates.Where(candidate => candidate.Section == section);
    }

    private static IReadOnlyList<string> Aliases(Matter matter) =>
        matter.Name is null ? [] : [.. matter.Parts.SelectMany(part => part.Note.Entities)
            .Where(span => span.Kind == Entities.EntityKind.Place)
            .Select(span => span.Canonical[2..])
            .Where(form => form.Length > 2 && (form.Contains(matter.Name, StringComparison.Ordinal) || matter.Name.Contains(form, StringComparison.Ordinal)))
            .Distinct()];

    private static List<Sentence> Sentences(Matter matter, IReadOnlyList<Candidate> problems, IReadOnlyList<Candidate> causes, IReadOnlyList<Candidate> measures)
    {
        var sentences = new List<Sentence>();
        if (problems.Count > 0)
        {
            sentences.Add(new Sentence(Section.Problem, FixedPhrases.ProblemLead, [], SentenceKind.Form));
        }

        sentences.AddRange(problems.Concat(causes).Select(Stated));
        sentences.Add(new Sentence(Section.Measure, FixedPhrases.MeasureLead, [], SentenceKind.Form));
        sentences.AddRange(measures.Select(Stated));
        if (measures.Count == 0)
        {
            var proposal = matter.Concept is { } concept ? concept.Proposal + "。" : FixedPhrases.GeneralProposal;
            sentences.Add(new Sentence(Section.Measure, proposal, [], SentenceKind.Proposed));
        }

        return sentences;

        Sentence Stated(Candidate candidate) => new(
            candidate.Section,
            candidate.Text + "。",
            [.. candidate.Support.Select(part => matter.Parts[part].Note.Source.Id).Distinct()],
            SentenceKind.Stated);
    }
}
