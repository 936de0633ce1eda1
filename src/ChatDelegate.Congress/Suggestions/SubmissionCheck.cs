using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>What a suggestion must have before it goes to staff, and friendly advice on the seven marks of a good one.</summary>
internal static class SubmissionCheck
{
    private const int ShortestTitle = 6;

    /// <summary>What stops it; null when nothing does.</summary>
    public static SubmissionFault? Fault(SuggestionText text)
    {
        if (text.Title.Trim().Length < ShortestTitle)
        {
            return new SubmissionFault("no_title");
        }

        if (PersonalData.In(text.Title))
        {
            return new SubmissionFault("personal_title");
        }

        if (text.Numbered.All(sentence => sentence.Section != Section.Measure))
        {
            return new SubmissionFault("no_measure");
        }

        var sentences = text.Numbered;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (PersonalData.In(sentences[i].Text))
            {
                return new SubmissionFault("personal_sentence", i + 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Which of 必要性、可行性、实效性、针对性、操作性、时效性、建设性 could be stronger, by what the text still lacks. Advice only:
    /// it never stops a submission.
    /// </summary>
    public static IReadOnlyList<string> Advice(SuggestionText text)
    {
        var open = text.Questions.Select(question => question.Code).ToHashSet();
        var measures = text.Numbered.Where(sentence => sentence.Section == Section.Measure).ToList();
        List<(string Code, bool Lacks)> marks =
        [
            ("necessity", text.Sentences.SelectMany(sentence => sentence.Notes).Distinct().Count() < 2),
            ("feasibility", text.Units.Count == 0 || open.Contains("unit")),
            ("effect", open.Contains("how_many")),
            ("focus", open.Contains("place")),
            ("operability", measures.All(measure => measure is { Kind: SentenceKind.Proposed, Writer: Writer.Machine })),
            ("timeliness", open.Contains("since_when")),
            ("constructiveness", open.Contains("cause") || open.Contains("measure")),
        ];
        return [.. marks.Where(mark => mark.Lacks).Select(mark => mark.Code)];
    }
}

/// <param name="Code">Stable: <c>no_title</c>, <c>no_measure</c>, <c>personal_title</c>, <c>personal_sentence</c>.</param>
/// <param name="Sentence">Number of the sentence at fault.</param>
internal sealed record SubmissionFault(string Code, int? Sentence = null);
