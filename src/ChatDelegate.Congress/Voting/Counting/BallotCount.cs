using System.Text.Json.Serialization;
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
            [.. Enumerable.Range(0, candidates).Select(i => rules.Kind == BallotKind.Graded
                ? CandidateCount.OfGrades(rules.Scale, valid.Select(choice => choice.Grades[i]))
                : new CandidateCount(Sum(i, Mark.Approve), Sum(i, Mark.Oppose), Sum(i, Mark.Abstain), Sum(i, Mark.None)))]);

        int Sum(int candidate, Mark mark) => valid.Count(choice => choice.Marks[candidate] == mark);
    }
}

/// <summary>What the valid ballots say of one candidate.</summary>
/// <param name="Approve">Of a graded ballot those grades that count together for passing.</param>
/// <param name="Unmarked">Ballots that say nothing of it (未表态).</param>
public sealed record CandidateCount(int Approve, int Oppose, int Abstain, int Unmarked)
{
    /// <summary>Of a graded ballot: how many gave each grade, the best first.</summary>
    public IReadOnlyList<int> Grades { get; init; } = [];

    /// <summary>How many gave a grade.</summary>
    [JsonIgnore]
    public int Graded => Grades.Sum();

    public static CandidateCount OfGrades(GradeScale scale, IEnumerable<int> grades)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var given = grades.CountBy(grade => grade).ToDictionary();
        List<int> sums = [.. Enumerable.Range(1, scale.Names.Count).Select(grade => given.GetValueOrDefault(grade))];
        return new CandidateCount(sums.Take(scale.Passing).Sum(), 0, given.GetValueOrDefault(GradeScale.Abstained), given.GetValueOrDefault(0)) { Grades = sums };
    }

    public bool Equals(CandidateCount? other) =>
        other is not null && (Approve, Oppose, Abstain, Unmarked) == (other.Approve, other.Oppose, other.Abstain, other.Unmarked) && Grades.SequenceEqual(other.Grades);

    public override int GetHashCode() => HashCode.Combine(Approve, Oppose, Abstain, Unmarked);
}
