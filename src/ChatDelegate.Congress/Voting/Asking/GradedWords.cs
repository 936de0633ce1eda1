using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Voting.Asking;

/// <summary>The published result of a graded ballot (等次测评结果) in words; of a rating only the lines one is given.</summary>
internal static class GradedWords
{
    public static IEnumerable<CardBlock> Of(CommandContext context, Ballot ballot, BallotResult result, List<BallotCandidate> shown)
    {
        if (result.Outcome != BallotOutcome.Decided)
        {
            yield return new Paragraph(context.Text($"voting.outcome.{result.Outcome}", ("places", 0)));
        }

        if (ballot.Purpose == BallotPurpose.PeerRating && shown.Count == 0)
        {
            yield return new Paragraph(context.Text("voting.not_rated"));
        }

        foreach (var candidate in shown)
        {
            if (result.Candidates.FirstOrDefault(line => line.Number == candidate.Number) is { } line)
            {
                var passed = line.Standing == Standing.Passed ? "✓" : candidate.Number.ToString(CultureInfo.InvariantCulture);
                yield return new Entry(candidate.Name, ballot.Purpose == BallotPurpose.PeerRating ? "·" : passed, Line(context, ballot, line));
            }
        }

        yield return ballot.Rules.Scale.Passing > 0
            ? new Paragraph(
                context.Text(
                    "voting.graded_arithmetic", ("grades", string.Join(context.Text("voting.plus"), ballot.Rules.Scale.Names.Take(ballot.Rules.Scale.Passing))),
                    ("base", result.BaseNumber), ("needed", result.Needed), ("cast", result.Roll.Cast), ("not_cast", result.Roll.NotCast)),
                ParagraphStyle.Subtle)
            : new Paragraph(context.Text(ballot.Purpose == BallotPurpose.PeerRating ? "voting.rating_hint" : "voting.turnout_hint", ("cast", result.Roll.Cast), ("not_cast", result.Roll.NotCast)), ParagraphStyle.Subtle);
    }

    private static string Line(CommandContext context, Ballot ballot, CandidateResult line)
    {
        if (line.Standing is Standing.Withheld or Standing.Undecided)
        {
            return context.Text($"voting.standing.{line.Standing}", ("least", ballot.Rules.LeastRatings));
        }

        var comma = context.Text("voting.comma");
        var grades = string.Join(comma, ballot.Rules.Scale.Names.Zip(line.Count.Grades, (name, count) => context.Text("voting.grade_count", ("grade", name), ("count", count))));
        var abstained = ballot.Rules.Abstain ? comma + context.Text("voting.grade_count", ("grade", context.Text("voting.page.abstain")), ("count", line.Count.Abstain)) : string.Empty;
        return line.Standing == Standing.Graded
            ? grades + abstained
            : context.Text("voting.graded_line", ("grades", grades + abstained), ("standing", context.Text($"voting.standing.{line.Standing}")));
    }
}
