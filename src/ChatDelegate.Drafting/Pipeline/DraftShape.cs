using ChatDelegate.Drafting.Composing;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>How a draft is built: problem, cause, measures, with the fixed phrases before them and no more than can be read.</summary>
internal static class DraftShape
{
    public const int MostUnits = 3;
    private const int MostProblems = 8;
    private const int MostCauses = 4;
    private const int MostMeasures = 5;

    public static IReadOnlyList<Sentence> Limit(IEnumerable<Sentence> sentences) =>
        [.. sentences.GroupBy(sentence => sentence.Section).OrderBy(section => section.Key).SelectMany(section => section.DistinctBy(sentence => sentence.Text).Take(Most(section.Key)))];

    /// <summary>With the leading phrases; a draft that asks for nothing asks for what the offline one proposes.</summary>
    public static IReadOnlyList<Sentence> WithForm(IReadOnlyList<Sentence> sentences, Draft plain)
    {
        var body = sentences.Where(sentence => sentence.Kind != SentenceKind.Form).ToList();
        if (body.All(sentence => sentence.Section != Section.Measure || sentence.Text == FixedPhrases.GeneralProposal))
        {
            body.RemoveAll(sentence => sentence.Section == Section.Measure);
            body.AddRange(plain.Sentences.Where(sentence => sentence is { Section: Section.Measure, Kind: not SentenceKind.Form }));
        }

        return [.. Led(Section.Problem, FixedPhrases.ProblemLead), .. Of(Section.Cause), .. Led(Section.Measure, FixedPhrases.MeasureLead)];

        IEnumerable<Sentence> Of(Section section) => body.Where(sentence => sentence.Section == section);

        IEnumerable<Sentence> Led(Section section, string lead) =>
            Of(section).Any() ? Of(section).Prepend(new Sentence(section, lead, [], SentenceKind.Form)) : [];
    }

    private static int Most(Section section) => section switch
    {
        Section.Problem => MostProblems,
        Section.Cause => MostCauses,
        Section.Measure => MostMeasures,
    };
}
