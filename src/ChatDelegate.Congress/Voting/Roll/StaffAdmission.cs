using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Congress.Voting.Roll;

/// <summary>Staff admit a delegate to a ballot though they have not checked in (未签到领票), with a reason that stays on record.</summary>
public sealed class StaffAdmission(IRecordStore store, TimeProvider time)
{
    /// <param name="number">Of the delegate's card.</param>
    public async Task<VotingRefusal?> RunAsync(Participant staff, Guid ballotId, string? number, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (string.IsNullOrWhiteSpace(reason))
        {
            return VotingError.NeedsReason;
        }

        return await store.WriteAsync($"ballot/{ballotId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "ballot.admit"), async (session, cancel) =>
        {
            var ballot = await session.Db.HoldBallotAsync(ballotId, cancel);
            var refusal = !staff.Roles.Contains(ParticipantLookup.Staff) ? VotingError.NotStaff
                : ballot is null || ballot.BodyId != staff.CongressId ? VotingError.Missing
                : ballot.State > BallotState.Open ? VotingError.WrongState
                : (VotingError?)null;
            if (refusal is not null || ballot is null)
            {
                return (VotingRefusal?)(refusal ?? VotingError.Missing);
            }

            var person = await session.Db.PersonOfSeatAsync(ballot.BodyId, number, cancel);
            if (person is not { } id)
            {
                return new VotingRefusal(VotingError.UnknownPerson, Names: [number ?? string.Empty]);
            }

            session.Actor = session.Actor with { OnBehalfOf = id };
            return await BallotRoll.AdmitAsync(session, ballotId, id, AdmittedHow.Staff, reason.Trim(), time.GetUtcNow(), cancel) ? null : VotingError.AlreadyAdmitted;
        }, cancellationToken);
    }
}
