using ChatDelegate.Congress.Voting;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompting;

/// <summary>What is logged of prompts: ballots, groups and numbers, never people.</summary>
internal static partial class PromptingLog
{
    [LoggerMessage(12001, LogLevel.Information, "Ballot {BallotId}: prompting group {GroupId} was refused ({Why}).")]
    public static partial void Refused(ILogger logger, Guid ballotId, Guid? groupId, VotingError why);

    [LoggerMessage(12002, LogLevel.Information, "Ballot {BallotId}: round {Round} of group {GroupId} is out.")]
    public static partial void RoundOut(ILogger logger, Guid ballotId, int round, Guid? groupId);

    [LoggerMessage(12003, LogLevel.Information, "Ballot {BallotId}: prompts of group {GroupId} are reduced to sums.")]
    public static partial void Reduced(ILogger logger, Guid ballotId, Guid? groupId);
}
