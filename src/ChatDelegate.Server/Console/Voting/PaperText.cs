using System.Globalization;
using System.Text;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>
/// Papers as a clerk types them, a line each. Where candidates are chosen, their numbers (1 3 4), 空 for none, 废 for a spoilt paper; where each is
/// marked, a sign for each in order: 赞 反 弃 or − for nothing; where each is graded, the grades in order, by name or number.
/// </summary>
internal static class PaperText
{
    private static readonly char[] Between = [' ', ',', '，', '、', ';', '；', '\t', '.'];

    /// <summary>Null when a line cannot be read.</summary>
    public static IReadOnlyList<Choice>? Read(BallotRules rules, IReadOnlyList<BallotCandidate> candidates, string? text)
    {
        var papers = Lines(text).Select(line => ReadPaper(rules, candidates, line)).ToList();
        return papers.Count == 0 || papers.Contains(null) ? null : [.. papers.OfType<Choice>()];
    }

    public static IReadOnlyList<string> Numbers(string? text) => [.. Lines(text).SelectMany(line => line.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static string[] Lines(string? text) =>
        (text ?? string.Empty).Normalize(NormalizationForm.FormKC).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Choice? ReadPaper(BallotRules rules, IReadOnlyList<BallotCandidate> candidates, string line) =>
        line is "废" or "x" or "X" ? Choice.OfSpoilt(candidates.Count)
        : line is "空" or "0" ? rules.Kind == BallotKind.Graded ? Choice.OfGrades(candidates.Select(_ => 0)) : Choice.Of(candidates.Select(_ => Mark.None))
        : rules.Kind switch
        {
            BallotKind.ChooseUpTo => ReadChosen(candidates, line),
            BallotKind.EachCandidate => ReadMarks(candidates, line),
            BallotKind.Graded => ReadGrades(rules, candidates, line),
        };

    private static Choice? ReadChosen(IReadOnlyList<BallotCandidate> candidates, string line)
    {
        var parts = line.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        var known = candidates.Select(candidate => candidate.Number.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        return parts.All(known.Contains) && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length
            ? Choice.Of(candidates.Select(candidate => parts.Contains(candidate.Number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal) ? Mark.Approve : Mark.None))
            : null;
    }

    private static Choice? ReadGrades(BallotRules rules, IReadOnlyList<BallotCandidate> candidates, string line)
    {
        var grades = line.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
        {
            "-" or "−" => 0,
            "弃" or "弃权" when rules.Abstain => GradeScale.Abstained,
            _ => rules.Scale.Find(word) ?? (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade >= 1 && grade <= rules.Scale.Names.Count ? grade : (int?)null),
        }).ToList();
        return grades.Count == candidates.Count && !grades.Contains(null) ? Choice.OfGrades(grades.Select(grade => grade ?? 0)) : null;
    }

    private static Choice? ReadMarks(IReadOnlyList<BallotCandidate> candidates, string line)
    {
        var marks = line.Where(sign => !Between.Contains(sign)).Select(sign => sign switch
        {
            '赞' or '+' => Mark.Approve,
            '反' => Mark.Oppose,
            '弃' => Mark.Abstain,
            '-' or '−' => Mark.None,
            _ => (Mark?)null,
        }).ToList();
        return marks.Count == candidates.Count && !marks.Contains(null) ? Choice.Of(marks.Select(mark => mark ?? Mark.None)) : null;
    }
}
