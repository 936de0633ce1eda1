using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Dialogs.Loading;

namespace ChatDelegate.Congress.Appraisal.Questionnaires;

/// <summary>Reads a questionnaire and says of each fault in which line it is and how to cure it.</summary>
public static class QuestionnaireReader
{
    private const int LongestQuestion = 200;

    public static (Questionnaire? Form, IReadOnlyList<DefinitionError> Errors) Read(DefinitionFile file)
    {
        var errors = new List<DefinitionError>();
        var form = CatalogLoader.Parse(file, errors) is { } section ? Read(section) : null;
        return errors.Count == 0 ? (form, []) : (null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static Questionnaire Read(Section section)
    {
        var title = section.Required("questionnaire");
        var status = section.Required("status");
        var intro = section.Required("intro");
        var abstain = section.Word("abstain", "allowed", "excluded");
        var answers = section.List("answers");
        if (!new GradeScale([.. answers], 0).IsSound)
        {
            section.ErrorAt(
                "answers",
                $"'answers' must be 2 to {GradeScale.Most} different answers of at most 12 characters each, the best first.",
                $"“answers”（答案）应当有 2 至 {GradeScale.Most} 个，各不相同，每个不超过 12 个字，从最好的排起。");
        }

        var questions = section.List("questions");
        if (questions.Length is 0 or > Choice.MostCandidates || questions.Any(question => question.Trim().Length is 0 or > LongestQuestion) || questions.Distinct(StringComparer.Ordinal).Count() != questions.Length)
        {
            section.ErrorAt(
                "questions",
                $"'questions' must be 1 to {Choice.MostCandidates} different questions of at most {LongestQuestion} characters each.",
                $"“questions”（题目）应当有 1 至 {Choice.MostCandidates} 道，各不相同，每道不超过 {LongestQuestion} 个字。");
        }

        section.Close();
        return new Questionnaire(title, status, intro, [.. answers], abstain == "allowed", [.. questions]);
    }
}
