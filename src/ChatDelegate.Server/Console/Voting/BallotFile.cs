using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Paper;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>Everything that is seen of one ballot; of what anybody voted there is nothing to see.</summary>
/// <param name="Result">Null before there is one for this reader.</param>
/// <param name="Scrutineers">None for leaders.</param>
/// <param name="Waiting">Paper ballots that wait for their second entry.</param>
/// <param name="HasNext">Whether its next round is prepared.</param>
public sealed record BallotFile(
    Ballot Ballot,
    string Title,
    BallotResult? Result,
    IReadOnlyList<BallotCandidate> Candidates,
    IReadOnlyList<ScrutineerLine> Scrutineers,
    IReadOnlyList<TurnoutLine> Groups,
    PaperEntry? Waiting,
    bool HasNext)
{
    public int Entitled => Groups.Sum(group => group.Entitled);

    public int Admitted => Groups.Sum(group => group.Admitted);

    public int Voted => Groups.Sum(group => group.Voted);
}

/// <summary>A scrutineer and whether they have their code.</summary>
public sealed record ScrutineerLine(int Order, string Name, string? Number, DateTimeOffset? CodeShownAt);

/// <summary>How the vote stands in a group. Below the whole congress there is turnout only.</summary>
/// <param name="GroupId">Null for delegates without a group.</param>
/// <param name="Part">Null before the ballot was opened.</param>
public sealed record TurnoutLine(Guid? GroupId, string? Name, int Entitled, int Admitted, int Voted, int Paper, BallotGroup? Part);

/// <summary>A line of the list of ballots.</summary>
public sealed record BallotRow(Guid Id, string Title, BallotPurpose Purpose, int Round, BallotState State, DateTimeOffset From, DateTimeOffset To, int Entitled, int Voted);
