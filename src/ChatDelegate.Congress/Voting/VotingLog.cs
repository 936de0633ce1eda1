using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Voting;

/// <summary>What is logged of ballots: never who, never what.</summary>
internal static partial class VotingLog
{
    [LoggerMessage(9001, LogLevel.Information, "Ballot {BallotId}: a vote was refused ({Why}).")]
    public static partial void CastRefused(ILogger logger, Guid ballotId, VotingError why);

    [LoggerMessage(9002, LogLevel.Warning, "Ballot {BallotId}: a wrong scrutineer's code was entered.")]
    public static partial void WrongCode(ILogger logger, Guid ballotId);

    [LoggerMessage(9003, LogLevel.Information, "Ballot {BallotId}: {Ballots} ballots were shuffled and the box rewritten.")]
    public static partial void Shuffled(ILogger logger, Guid ballotId, int ballots);

    [LoggerMessage(9004, LogLevel.Warning, "Ballot {BallotId}: the database's log could not be emptied, since somebody is reading; the count waits for it.")]
    public static partial void LogNotEmptied(ILogger logger, Guid ballotId);
}
