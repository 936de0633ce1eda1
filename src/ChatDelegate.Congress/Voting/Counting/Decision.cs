using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>From sums to a result, by the rules and by nothing else.</summary>
public static class Decision
{
    public static BallotResult Of(BallotRules rules, IReadOnlyList<int> numbers, RollCount roll, BallotCount count)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(count);
        var of = rules.Base switch
        {
            MajorityBase.Entitled => roll.Entitled,
            MajorityBase.Present => roll.Present,
            MajorityBase.Cast => roll.Cast,
        };
        var needed = rules.Threshold.Needed(of);
        var quorum = rules.Quorum.Needed(roll.Entitled);
        return rules.Kind == BallotKind.Graded
            ? Graded(rules, numbers, roll, count, (of, needed, quorum))
            : Placed(rules, numbers, roll, count, (of, needed, quorum));
    }

    private static BallotResult Placed(BallotRules rules, IReadOnlyList<int> numbers, RollCount roll, BallotCount count, (int Of, int Needed, int Quorum) bar)
    {
        var (of, needed, quorum) = bar;
        BallotOutcome? fault = count.Ballots > roll.Cast ? BallotOutcome.Void : roll.Present < quorum ? BallotOutcome.NoQuorum : null;
        var votes = count.Candidates.Select(candidate => candidate.Approve).ToList();
        var standings = fault is null ? Stand(votes, needed, rules.Places) : [.. votes.Select(_ => Standing.Undecided)];
        var candidates = votes.Select((vote, i) => new CandidateResult(numbers[i], count.Candidates[i], 1 + votes.Count(other => other > vote), standings[i])).ToList();
        var left = fault is null ? rules.Places - standings.Count(standing => standing == Standing.Chosen) : rules.Places;
        return new BallotResult(fault ?? Outcome(rules, standings, left), roll, count, of, needed, quorum, candidates, left);
    }

    /// <summary>Each line stands for itself: there are no places to be taken, and no ties.</summary>
    private static BallotResult Graded(BallotRules rules, IReadOnlyList<int> numbers, RollCount roll, BallotCount count, (int Of, int Needed, int Quorum) bar)
    {
        BallotOutcome? fault = count.Ballots > roll.Cast ? BallotOutcome.Void : roll.Present < bar.Quorum ? BallotOutcome.NoQuorum : null;
        var candidates = count.Candidates.Select((line, i) => new CandidateResult(
            numbers[i],
            line,
            1 + count.Candidates.Count(other => other.Approve > line.Approve),
            fault is not null ? Standing.Undecided : rules.Scale.Passing == 0 ? Standing.Graded : line.Approve >= bar.Needed ? Standing.Passed : Standing.Failed)).ToList();
        return new BallotResult(fault ?? BallotOutcome.Decided, roll, count, bar.Of, bar.Needed, bar.Quorum, candidates, 0);
    }

    private static BallotOutcome Outcome(BallotRules rules, List<Standing> standings, int left) =>
        left == 0 ? BallotOutcome.Decided
        : standings.Contains(Standing.Tied) && rules.Tie == TieRule.NewRound ? BallotOutcome.NewRound
        : BallotOutcome.PlacesLeft;

    /// <summary>The most votes win; whoever has as many as the first without a place is at the edge, and is tied when not all of them fit.</summary>
    private static List<Standing> Stand(List<int> votes, int needed, int places)
    {
        var passed = votes.Where(vote => vote >= needed).OrderDescending().ToList();
        var edge = passed.Count > places && passed[places - 1] == passed[places] ? passed[places] : (int?)null;
        var last = passed.Count > places ? passed[places - 1] : needed;
        return [.. votes.Select(vote =>
            vote < needed ? Standing.Below
            : vote == edge ? Standing.Tied
            : vote >= last ? Standing.Chosen
            : Standing.Outrun)];
    }
}
