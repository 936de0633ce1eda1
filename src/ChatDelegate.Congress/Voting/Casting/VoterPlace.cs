using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>Where somebody stands in a ballot: their row of the roll and their group's part.</summary>
public sealed record VoterPlace(RollEntry? Entry, BallotGroup? Group)
{
    public static async Task<VoterPlace> ReadAsync(CongressDb db, Guid ballotId, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entry = await db.Set<RollEntry>().AsNoTracking().FirstOrDefaultAsync(found => found.BallotId == ballotId && found.PersonId == personId, cancellationToken);
        var group = entry?.GroupId is null ? null
            : await db.Set<BallotGroup>().AsNoTracking().FirstOrDefaultAsync(found => found.BallotId == ballotId && found.GroupId == entry.GroupId, cancellationToken);
        return new VoterPlace(entry, group);
    }
}
