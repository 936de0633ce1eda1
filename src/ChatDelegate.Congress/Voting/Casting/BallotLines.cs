using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>What stands on somebody's own ballot: all candidates; where colleagues grade one another, those of one's group but oneself.</summary>
public static class BallotLines
{
    public static async Task<IReadOnlyList<BallotCandidate>> OfAsync(CongressDb db, Ballot ballot, RollEntry? voter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ballot);
        var all = db.Set<BallotCandidate>().AsNoTracking().Where(candidate => candidate.BallotId == ballot.Id);
        var (group, self) = (voter?.GroupId, voter?.PersonId);
        return await (ballot.Purpose == BallotPurpose.PeerRating ? all.Where(candidate => candidate.GroupId == group && candidate.PersonId != self) : all)
            .OrderBy(candidate => candidate.Number).ToListAsync(cancellationToken);
    }
}
