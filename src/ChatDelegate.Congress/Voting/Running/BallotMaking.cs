using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>Writes a ballot that has been thought out, with its candidates and its roll, whatever it is about.</summary>
internal static class BallotMaking
{
    /// <param name="candidate">The candidate at an index, given its id and the ballot's.</param>
    /// <returns>The ballot's id.</returns>
    public static async Task<Guid> MakeAsync(
        RecordSession session, Guid bodyId, BallotDraft draft, DateTimeOffset now, Func<Guid, Guid, int, BallotCandidate> candidate, int count, CancellationToken cancellationToken)
    {
        var ballot = new Ballot
        {
            Id = Guid.CreateVersion7(now),
            BodyId = bodyId,
            WeekId = draft.WeekId,
            Purpose = draft.Purpose,
            Title = draft.Title.Trim(),
            Round = 1,
            WindowFrom = draft.From,
            WindowTo = draft.To,
            Rules = draft.Rules,
        };
        session.Db.Add(ballot);
        session.Db.AddRange(Enumerable.Range(0, count).Select(i => candidate(Guid.CreateVersion7(now), ballot.Id, i)));
        await BallotRoll.WriteAsync(session, ballot, now, cancellationToken);
        return ballot.Id;
    }
}

/// <summary>A ballot that is about to be written.</summary>
internal sealed record BallotDraft(BallotPurpose Purpose, Guid WeekId, string Title, DateTimeOffset From, DateTimeOffset To, BallotRules Rules);
