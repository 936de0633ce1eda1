using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>A ballot's result (票决结果) with its whole arithmetic: everything needed to check it by hand.</summary>
/// <param name="BaseNumber">The number behind <see cref="BallotRules.Base"/>.</param>
/// <param name="Needed">The least number of votes that passes.</param>
/// <param name="QuorumNeeded">How many had to be present.</param>
/// <param name="Candidates">In the order of the ballot.</param>
/// <param name="PlacesLeft">Places that nobody has won.</param>
public sealed record BallotResult(
    BallotOutcome Outcome, RollCount Roll, BallotCount Count, int BaseNumber, int Needed, int QuorumNeeded, IReadOnlyList<CandidateResult> Candidates, int PlacesLeft)
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    [JsonIgnore]
    public IReadOnlyList<CandidateResult> Tied => [.. Candidates.Where(candidate => candidate.Standing == Standing.Tied)];

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static BallotResult Read(string json) => JsonSerializer.Deserialize<BallotResult>(json, Format) ?? throw new JsonException("No result.");
}

/// <param name="Number">Its number on the ballot.</param>
/// <param name="Rank">By votes; those with the same votes have the same rank, and the next ranks are left out.</param>
public sealed record CandidateResult(int Number, CandidateCount Count, int Rank, Standing Standing);

/// <summary>What the vote has come to.</summary>
public enum BallotOutcome
{
    /// <summary>All places are taken; of a graded ballot, that all lines have their grades.</summary>
    Decided,

    /// <summary>Fewer than there are places have passed; the rest are left for later (不足应选名额，另行决定).</summary>
    PlacesLeft,

    /// <summary>A new round among the tied decides the rest.</summary>
    NewRound,

    /// <summary>Too few were present: nothing is decided.</summary>
    NoQuorum,

    /// <summary>More ballots than the roll says were cast: the vote is void and is held again (收回的票多于发出的票，投票无效).</summary>
    Void,
}

/// <summary>How a candidate came off.</summary>
public enum Standing
{
    Chosen,

    /// <summary>Same votes at the edge: only some of them can have a place.</summary>
    Tied,

    /// <summary>Enough votes, but others had more.</summary>
    Outrun,

    /// <summary>Too few votes.</summary>
    Below,

    /// <summary>The vote as a whole does not count.</summary>
    Undecided,

    /// <summary>Of a graded ballot: enough good grades.</summary>
    Passed,

    /// <summary>Of a graded ballot: too few good grades.</summary>
    Failed,

    /// <summary>Graded, where nothing passes or fails.</summary>
    Graded,

    /// <summary>Too few have given a grade: nothing was counted.</summary>
    Withheld,
}
