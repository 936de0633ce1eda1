using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>
/// What may be done about a ballot in one group (代表小组): by its convenor inside the unified window, by staff at any time. Inside
/// whatever transaction asks for it, so that a step of the host script (主持词) can do it, too.
/// </summary>
public static class GroupStep
{
    /// <summary>Takes a step in a group, after having checked whose it is.</summary>
    public static async Task<VotingRefusal?> TakeAsync(
        RecordSession session, Participant who, Guid ballotId, Guid groupId, Func<Participant, Ballot, BallotGroup, VotingRefusal?> step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(who);
        if (!IsStaff(who) && !(who.Roles.Contains(ParticipantLookup.Convenor) && who.GroupId == groupId))
        {
            return VotingError.NotYourGroup;
        }

        var group = await session.Db.HoldGroupAsync(ballotId, groupId, cancellationToken);
        var ballot = await session.Db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == ballotId && found.BodyId == who.CongressId, cancellationToken);
        return ballot is null ? VotingError.Missing
            : ballot.State == BallotState.Prepared ? VotingError.NotOpenYet
            : ballot.State != BallotState.Open ? VotingError.Closed
            : group is null ? VotingError.Missing
            : step(who, ballot, group);
    }

    /// <summary>Opens it; outside the window, and anew after closing, only staff can, with a reason that stays on record.</summary>
    public static VotingRefusal? Open(Participant who, Ballot ballot, BallotGroup group, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        ArgumentNullException.ThrowIfNull(group);
        var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        var outside = now < ballot.WindowFrom || now >= ballot.WindowTo;
        if (group.State == GroupState.Open || (group.State == GroupState.Closed && !IsStaff(who)))
        {
            return VotingError.GroupState;
        }

        if (outside && !IsStaff(who))
        {
            return VotingError.OutsideWindow;
        }

        if (why is null && (outside || group.State == GroupState.Closed))
        {
            return VotingError.NeedsReason;
        }

        group.Open(who.PersonId, outside || group.State == GroupState.Closed ? why : null, now);
        return null;
    }

    public static VotingRefusal? Close(Participant who, Ballot ballot, BallotGroup group, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(group);
        if (group.State != GroupState.Open)
        {
            return VotingError.GroupState;
        }

        group.Close(who.PersonId, now);
        return null;
    }

    private static bool IsStaff(Participant who) => who.Roles.Contains(ParticipantLookup.Staff);
}
