namespace ChatDelegate.Drafting.Pipeline;

/// <summary>What a draft lacks, by code and by the model together. Code answers for what the draft says by now; conflicts of figures and of wishes are code's alone.</summary>
internal static class QuestionUnion
{
    private static readonly string[] Codes = ["place", "since_when", "how_many", "conflict", "opposed", "cause", "measure", "unit", "verified"];

    public static IReadOnlyList<Question> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<string> units, IReadOnlyList<Question> found, IReadOnlyList<AnswerQuestion> asked)
    {
        var open = found.Where(question => question.Code is not ("cause" or "measure" or "unit")).ToList();
        Add("cause", Section.Cause, !Says(Section.Cause));
        Add("measure", Section.Measure, !Says(Section.Measure));
        Add("unit", Section.Measure, units.Count == 0);
        foreach (var question in asked.Where(question => question.Code is "place" or "since_when" or "how_many" or "verified"))
        {
            Add(question.Code, SectionOf(question.Section), true);
        }

        return [.. open.OrderBy(question => Array.IndexOf(Codes, question.Code))];

        bool Says(Section section) => sentences.Any(sentence => sentence.Section == section && sentence.Kind is SentenceKind.Stated or SentenceKind.Reworded or SentenceKind.Own);

        void Add(string code, Section section, bool missing)
        {
            if (missing && open.All(question => question.Code != code))
            {
                open.Add(new Question(code, section));
            }
        }
    }

    public static Section SectionOf(string name) => name switch
    {
        "cause" => Section.Cause,
        "measure" => Section.Measure,
        _ => Section.Problem,
    };
}
