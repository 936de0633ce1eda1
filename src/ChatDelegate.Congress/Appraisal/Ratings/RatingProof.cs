using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Tasks;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Ratings;

/// <summary><c>peer-rating</c>: whoever has rated their colleagues (已参加民主评议): that they did, never what or when. Whoever has nobody to rate has nothing to do.</summary>
internal sealed class RatingProof : TaskProof
{
    public override string Name => "peer-rating";

    public override async Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var rating = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(ballot => ballot.WeekId == week.Id && ballot.Purpose == BallotPurpose.PeerRating && ballot.State != BallotState.Prepared, cancellationToken);
        if (rating is null)
        {
            return new HashSet<Guid>();
        }

        var waiting = await db.Set<RollEntry>().Where(entry => entry.BallotId == rating.Id && !entry.Voted && people.Contains(entry.PersonId)).Select(entry => entry.PersonId).ToHashSetAsync(cancellationToken);
        return people.Where(person => !waiting.Contains(person)).ToHashSet();
    }
}
