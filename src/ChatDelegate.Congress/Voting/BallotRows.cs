using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Scrutiny;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting;

/// <summary>How the rows of a ballot are read by what changes them.</summary>
internal static class BallotRows
{
    /// <summary>Reads a ballot and keeps others from changing it, and votes from being cast, until the transaction ends.</summary>
    public static Task<Ballot?> HoldBallotAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<Ballot>().FromSql($"""select * from "Ballots" where "Id" = {id} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<Ballot>().FirstOrDefaultAsync(ballot => ballot.Id == id, cancellationToken);

    /// <inheritdoc cref="HoldBallotAsync"/>
    public static Task<BallotGroup?> HoldGroupAsync(this CongressDb db, Guid ballotId, Guid groupId, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<BallotGroup>().FromSql($"""select * from "BallotGroups" where "BallotId" = {ballotId} and "GroupId" = {groupId} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<BallotGroup>().FirstOrDefaultAsync(group => group.BallotId == ballotId && group.GroupId == groupId, cancellationToken);

    public static Task<List<BallotCandidate>> CandidatesAsync(this CongressDb db, Guid ballotId, CancellationToken cancellationToken) =>
        db.Set<BallotCandidate>().Where(candidate => candidate.BallotId == ballotId).OrderBy(candidate => candidate.Number).ToListAsync(cancellationToken);

    public static Task<List<Scrutineer>> ScrutineersAsync(this CongressDb db, Guid ballotId, CancellationToken cancellationToken) =>
        db.Set<Scrutineer>().Where(scrutineer => scrutineer.BallotId == ballotId).OrderBy(scrutineer => scrutineer.Order).ToListAsync(cancellationToken);

    /// <summary>Whose delegate's card has this number; null when nobody's has.</summary>
    public static async Task<Guid?> PersonOfSeatAsync(this CongressDb db, Guid bodyId, string? number, CancellationToken cancellationToken) =>
        number?.Trim() is { Length: > 0 } asked
            ? await db.Set<DelegateSeat>().Where(seat => seat.BodyId == bodyId && seat.Number == asked).Select(seat => (Guid?)seat.PersonId).FirstOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>A ballot of this member of staff's congress, held; or why not.</summary>
    public static async Task<(Ballot? Ballot, VotingRefusal? Refusal)> HoldForStaffAsync(this CongressDb db, Participant staff, Guid ballotId, BallotState state, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return (null, VotingError.NotStaff);
        }

        var ballot = await db.HoldBallotAsync(ballotId, cancellationToken);
        return ballot is null || ballot.BodyId != staff.CongressId ? (null, VotingError.Missing)
            : ballot.State != state ? (null, VotingError.WrongState)
            : (ballot, null);
    }
}
