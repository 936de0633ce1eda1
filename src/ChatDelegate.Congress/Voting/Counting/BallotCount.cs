using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>What all ballots together say (计票): sums, and nothing that says which ballot said what.</summary>
/// <param name="Ballots">All ballots in the box.</param>
/// <param name="Invalid">废票.</param>
/// <param name="Blank">Valid ballots without a mark (空白票).</param>
/// <param name="Candidates">In their order.</param>
public sealed record BallotCount(int Ballots, int Invalid, int Blank, IReadOnlyList<CandidateCount> Candidates)
{
    public int Valid => Ballots - Invalid;

    public static BallotCount Of(BallotRules rules, int candidates, IReadOnlyCollection<Choice> choices)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var valid = choices.Where(choice => choice.IsValid(rules)).ToList();
        return new BallotCount(
            choices.Count,
            choices.Count - valid.Count,
            valid.Count(choice => choice.IsBlank),
            [.. Enumerable.Range(0, candidates).Select(i => new CandidateCount(Sum(i, Mark.Approve), Sum(i, Mark.Oppose), Sum(i, Mark.Abstain), Sum(i, Mark.None)))]);

        int Sum(int candidate, Mark mark) => valid.Count(choice => choice.Marks[candidate] == mark);
    }
}

/// <summary>What the valid ballots say of one candidate.</summary>
/// <param name="Unmarked">Ballots that say nothing of it (未表态).</param>
public sealed record CandidateCount(int Approve, int Oppose, int Abstain, int Unmarked);
