using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>The groups of a record: who came, the frozen roll, when each voted.</summary>
internal static class ReportRoll
{
    public static async Task<List<ReportGroup>> ReadAsync(CongressDb db, VoteStand stand, CancellationToken cancellationToken)
    {
        var ballot = stand.Ballot;
        var entries = await (
            from entry in db.Set<RollEntry>().AsNoTracking()
            join person in db.Set<Person>() on entry.PersonId equals person.Id
            join seat in db.Set<DelegateSeat>().Where(seat => seat.BodyId == ballot.BodyId) on entry.PersonId equals seat.PersonId into seats
            from seat in seats.DefaultIfEmpty()
            where entry.BallotId == ballot.Id
            select new { entry.GroupId, person.Name, Number = seat == null ? string.Empty : seat.Number, entry.Voted }).ToListAsync(cancellationToken);
        var voters = entries.ToLookup(entry => entry.GroupId, entry => new ReportVoter(entry.Number, entry.Name, entry.Voted));
        var parts = await db.Set<BallotGroup>().AsNoTracking().Where(group => group.BallotId == ballot.Id).ToDictionaryAsync(group => group.GroupId, cancellationToken);
        return [.. stand.Groups.Select(group => Group(group, group.GroupId is { } id ? parts.GetValueOrDefault(id) : null, voters[group.GroupId]))];
    }

    private static ReportGroup Group(GroupStand group, BallotGroup? part, IEnumerable<ReportVoter> voters) => new(
        group.Name,
        group.Meeting is null ? group.Entitled : group.Attendance.Members,
        group.Meeting is null ? group.Admitted : group.Attendance.Came,
        group.Attendance.OnLeave,
        group.Entitled,
        part?.OpenedAt,
        part?.ClosedAt,
        [.. voters.OrderBy(voter => voter.Number.Length).ThenBy(voter => voter.Number, StringComparer.Ordinal).ThenBy(voter => voter.Name, StringComparer.Ordinal)]);
}
