using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>From the slips of a rating (评议票) to how many gave a colleague each grade. Of whom too few have given a grade, nothing is counted, so that nothing of it is ever stored.</summary>
internal static class RatingTally
{
    public static BallotResult Of(BallotRules rules, IReadOnlyList<RatedColleague> colleagues, RollCount roll, IReadOnlyCollection<RatingSlip> slips)
    {
        var bySubject = slips.ToLookup(slip => slip.Subject);
        var known = colleagues.Select(colleague => colleague.Number).ToHashSet();
        var stuffed = bySubject.Any(given => !known.Contains(given.Key)) || colleagues.Any(colleague => bySubject[colleague.Number].Count() > colleague.Raters);
        BallotOutcome? fault = stuffed ? BallotOutcome.Void : roll.Present < rules.Quorum.Needed(roll.Entitled) ? BallotOutcome.NoQuorum : null;
        var results = colleagues.Select(colleague => Rated(rules, colleague, [.. bySubject[colleague.Number].Where(slip => slip.IsValid(rules))], fault is not null)).ToList();
        var count = new BallotCount(slips.Count, slips.Count(slip => !slip.IsValid(rules)), 0, [.. results.Select(result => result.Count)]);
        return new BallotResult(fault ?? BallotOutcome.Decided, roll, count, roll.Cast, 0, rules.Quorum.Needed(roll.Entitled), results, 0);
    }

    private static CandidateResult Rated(BallotRules rules, RatedColleague colleague, List<RatingSlip> slips, bool undecided)
    {
        var graded = slips.Count(slip => slip.Grade != GradeScale.Abstained);
        return graded < rules.LeastRatings || undecided
            ? new CandidateResult(colleague.Number, new CandidateCount(0, 0, 0, 0), 1, undecided ? Standing.Undecided : Standing.Withheld)
            : new CandidateResult(colleague.Number, CandidateCount.OfGrades(rules.Scale, slips.Select(slip => slip.Grade)), 1, Standing.Graded);
    }
}

/// <summary>A delegate who is rated.</summary>
/// <param name="Number">On the ballot.</param>
/// <param name="Raters">How many of their group have voted, themselves not among them: there cannot be more slips.</param>
internal sealed record RatedColleague(int Number, int Raters);
