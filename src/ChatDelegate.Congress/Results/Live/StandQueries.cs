using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Live;

/// <summary>Arrival and turnout (到会、参投) by group, in a handful of questions to the record however many groups there are.</summary>
public static class StandQueries
{
    /// <summary>The ballot that a congress's vote day is about: the one under way, else the latest.</summary>
    public static async Task<Ballot?> CurrentAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        var ballots = db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.BodyId == bodyId && (ballot.Purpose == BallotPurpose.Projects || ballot.Purpose == BallotPurpose.Satisfaction));
        return await ballots.Where(ballot => ballot.State == BallotState.Open).OrderByDescending(ballot => ballot.WindowFrom).FirstOrDefaultAsync(cancellationToken)
            ?? await ballots.OrderByDescending(ballot => ballot.WindowFrom).ThenByDescending(ballot => ballot.Round).FirstOrDefaultAsync(cancellationToken);
    }

    public static async Task<VoteStand> OfAsync(CongressDb db, Ballot ballot, AttendanceRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var item = await db.Set<PlanItem>().AsNoTracking().Where(one => one.WeekId == ballot.WeekId && one.Stage == PlanStage.Decide && one.MeetingMinutes != null)
            .OrderBy(one => one.Order).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        return new VoteStand(ballot, await GroupsAsync(db, ballot.BodyId, item, ballot, rules, cancellationToken), rules);
    }

    /// <summary>All groups of a congress, by number; delegates without a group come last.</summary>
    /// <param name="itemId">The meeting of the plan that arrivals are counted at; null for none.</param>
    /// <param name="ballot">Null while there is none.</param>
    public static async Task<IReadOnlyList<GroupStand>> GroupsAsync(CongressDb db, Guid bodyId, Guid? itemId, Ballot? ballot, AttendanceRules rules, CancellationToken cancellationToken)
    {
        var (counts, parts) = ballot is null ? ([], []) : await TurnoutAsync(db, ballot.Id, cancellationToken);
        var groups = await db.Set<DelegateGroup>().AsNoTracking().Where(group => group.BodyId == bodyId).OrderBy(group => group.Number).ToListAsync(cancellationToken);
        var meetings = itemId is { } item ? (await AttendanceQueries.BoardAsync(db, item, rules, cancellationToken)).ToDictionary(row => row.Meeting.GroupId) : [];
        var stands = groups.ConvertAll(group => Stand(
            group.Id, group.Number, group.Name, meetings.GetValueOrDefault(group.Id), counts.Find(count => count.GroupId == group.Id), parts.TryGetValue(group.Id, out var state) ? state : null, rules));
        if (counts.Find(count => count.GroupId is null) is { } without)
        {
            stands.Add(Stand(null, int.MaxValue, null, null, without, null, rules));
        }

        return [.. stands.Where(stand => stand.Entitled > 0 || stand.Attendance.Members > 0)];
    }

    private static GroupStand Stand(Guid? id, int number, string? name, GroupFigures? meeting, TurnoutCount? count, GroupState? state, AttendanceRules rules) => new(
        id, number, name, meeting?.Meeting, meeting?.Figures ?? AttendanceFigures.Of(0, [], rules), count?.Entitled ?? 0, count?.Admitted ?? 0, count?.Voted ?? 0, state);

    private static async Task<(List<TurnoutCount> Counts, Dictionary<Guid, GroupState> Parts)> TurnoutAsync(CongressDb db, Guid ballotId, CancellationToken cancellationToken) => (
        await db.Set<RollEntry>().Where(entry => entry.BallotId == ballotId).GroupBy(entry => entry.GroupId)
            .Select(group => new TurnoutCount(group.Key, group.Count(), group.Count(entry => entry.Admitted), group.Count(entry => entry.Voted))).ToListAsync(cancellationToken),
        await db.Set<BallotGroup>().AsNoTracking().Where(group => group.BallotId == ballotId).ToDictionaryAsync(group => group.GroupId, group => group.State, cancellationToken));

    private sealed record TurnoutCount(Guid? GroupId, int Entitled, int Admitted, int Voted);
}
