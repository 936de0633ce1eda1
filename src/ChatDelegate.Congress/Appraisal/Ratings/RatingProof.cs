using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Tasks;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Ratings;

/// <summary><c>peer-rating</c>: whoever has rated their colleagues (已参加民主评议): that they did, never what or when.</summary>
internal sealed class RatingProof : TaskProof
{
    public override string Name => "peer-rating";

    public override async Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        await db.Set<RollEntry>()
            .Where(entry => entry.Voted && people.Contains(entry.PersonId) && db.Set<Ballot>().Any(ballot => ballot.Id == entry.BallotId && ballot.WeekId == week.Id && ballot.Purpose == BallotPurpose.PeerRating))
            .Select(entry => entry.PersonId).ToHashSetAsync(cancellationToken);
}
