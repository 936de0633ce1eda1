using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary><c>ballot</c>: whoever has voted in a ballot on projects of the week (参加票决). It shows that they did, never what or when.</summary>
internal sealed class BallotProof : TaskProof
{
    public override string Name => "ballot";

    public override async Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        await db.Set<RollEntry>().Where(entry => entry.Voted && people.Contains(entry.PersonId) && db.Set<Ballot>().Any(ballot => ballot.Id == entry.BallotId && ballot.WeekId == week.Id && ballot.Purpose == BallotPurpose.Projects))
            .Select(entry => entry.PersonId).ToHashSetAsync(cancellationToken);
}
