using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Asking;

/// <summary>A command about the ballot that a congress has under way.</summary>
internal abstract class VoteCommand : DialogCommand
{
    /// <summary>The ballot one means by 票决: the one that is open, else the next to come, else the last.</summary>
    protected static async Task<Ballot?> CurrentAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var ballots = await db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.BodyId == bodyId).OrderByDescending(ballot => ballot.WindowFrom).ThenByDescending(ballot => ballot.Id).Take(10).ToListAsync(cancellationToken);
        return ballots.Find(ballot => ballot.State == BallotState.Open) ?? ballots.FindLast(ballot => ballot.State == BallotState.Prepared) ?? ballots.FirstOrDefault();
    }
}
