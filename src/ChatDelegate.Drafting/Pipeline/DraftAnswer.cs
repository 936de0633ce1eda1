namespace ChatDelegate.Drafting.Pipeline;

/// <summary>The answer to the prompts <c>draft</c> and <c>revise</c>.</summary>
internal sealed record DraftAnswer(
    string Title,
    string Category,
    IReadOnlyList<string> Units,
    IReadOnlyList<AnswerSentence> Problem,
    IReadOnlyList<AnswerSentence> Cause,
    IReadOnlyList<AnswerSentence> Measures,
    IReadOnlyList<SetAside> Unused,
    IReadOnlyList<AnswerQuestion> Questions)
{
    public IEnumerable<(Section Section, AnswerSentence Sentence)> Sentences =>
        Problem.Select(sentence => (Section.Problem, sentence))
            .Concat(Cause.Select(sentence => (Section.Cause, sentence)))
            .Concat(Measures.Select(sentence => (Section.Measure, sentence)));
}

/// <param name="Kind">What the model holds it for; code decides.</param>
/// <param name="Number">In a revision, the sentence it keeps or changes; 0 for a new one.</param>
internal sealed record AnswerSentence(string Text, IReadOnlyList<string> Notes, string? Kind = null, int Number = 0);

internal sealed record AnswerQuestion(string Code, string Section);
