using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>The ballot of a week as one group sees it: open or not, how many have voted; nothing of what anybody voted.</summary>
public sealed record GroupBallot(Ballot Ballot, GroupState State, DateTimeOffset? OpenedAt, int Entitled, int Voted)
{
    public int NotVoted => Entitled - Voted;

    /// <summary>参投率.</summary>
    public string Turnout => Percent.Of(Voted, Entitled);

    /// <summary>Of a week's ballots the one that is open, else the next, else the last; null when there is none.</summary>
    public static async Task<GroupBallot?> ReadAsync(CongressDb db, Guid weekId, Guid groupId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await FindAsync(db, weekId, cancellationToken) is not { } ballot)
        {
            return null;
        }

        var group = await db.Set<BallotGroup>().AsNoTracking().FirstOrDefaultAsync(one => one.BallotId == ballot.Id && one.GroupId == groupId, cancellationToken);
        var counts = await db.Set<RollEntry>().Where(entry => entry.BallotId == ballot.Id && entry.GroupId == groupId)
            .GroupBy(_ => 1).Select(all => new { Entitled = all.Count(), Voted = all.Count(entry => entry.Voted) }).FirstOrDefaultAsync(cancellationToken);
        return new GroupBallot(ballot, group?.State ?? GroupState.Waiting, group?.OpenedAt, counts?.Entitled ?? 0, counts?.Voted ?? 0);
    }

    internal static async Task<Ballot?> FindAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken)
    {
        var ballots = await db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.WeekId == weekId && ballot.Purpose == BallotPurpose.Projects).OrderBy(ballot => ballot.Round).ThenBy(ballot => ballot.Id).ToListAsync(cancellationToken);
        return ballots.Find(ballot => ballot.State == BallotState.Open) ?? ballots.Find(ballot => ballot.IsNext(ballots)) ?? ballots.LastOrDefault();
    }

    /// <summary>Names of the group who have not voted, in no order of theirs.</summary>
    internal static Task<List<string>> MissingAsync(CongressDb db, Guid ballotId, Guid groupId, CancellationToken cancellationToken) =>
        db.Set<RollEntry>().Where(entry => entry.BallotId == ballotId && entry.GroupId == groupId && !entry.Voted)
            .Join(db.Set<Roster.Person>(), entry => entry.PersonId, person => person.Id, (_, person) => person.Name).OrderBy(name => name).ToListAsync(cancellationToken);
}
