using System.Security.Cryptography;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Sealing;
using ChatDelegate.Congress.Voting.Scrutiny;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>Opens and closes a ballot: as a whole by staff, in a group by its convenor (召集人) inside the unified window, or by staff.</summary>
public sealed class BallotOpening(IRecordStore store, SecretBox secrets, BallotShuffle shuffle, TimeProvider time)
{
    /// <summary>
    /// Hands the ballot to the groups: from here on nothing of it can be changed. Its keys are made; the one that counts is wrapped for
    /// each pair of scrutineers and kept by nobody.
    /// </summary>
    public Task<VotingRefusal?> OpenAsync(Participant staff, Guid ballotId, CancellationToken cancellationToken) =>
        store.WriteAsync($"ballot/{ballotId}", By(staff, ParticipantLookup.Staff, "open"), async (session, cancel) =>
        {
            var db = session.Db;
            var (ballot, refusal) = await db.HoldForStaffAsync(staff, ballotId, BallotState.Prepared, cancel);
            if (ballot is null)
            {
                return refusal;
            }

            var scrutineers = await db.ScrutineersAsync(ballotId, cancel);
            if (Hindrance(ballot.Purpose, await db.CandidatesAsync(ballotId, cancel), scrutineers) is { } hindrance)
            {
                return hindrance;
            }

            var now = time.GetUtcNow();
            await BallotRoll.WriteAsync(session, ballot, now, cancel);
            MakeKeys(db, ballot, scrutineers, now);
            var groups = await db.Set<RollEntry>().Where(entry => entry.BallotId == ballotId && entry.GroupId != null).Select(entry => entry.GroupId ?? default).Distinct().ToListAsync(cancel);
            db.AddRange(groups.Order().Select(group => new BallotGroup { Id = Guid.CreateVersion7(now), BallotId = ballotId, GroupId = group }));
            return null;
        }, cancellationToken);

    /// <inheritdoc cref="GroupStep.Open"/>
    public Task<VotingRefusal?> OpenGroupAsync(Participant who, Guid ballotId, Guid groupId, string? reason, CancellationToken cancellationToken) =>
        InGroupAsync(who, ballotId, groupId, "open-group", (by, ballot, group) => GroupStep.Open(by, ballot, group, reason, time.GetUtcNow()), cancellationToken);

    public Task<VotingRefusal?> CloseGroupAsync(Participant who, Guid ballotId, Guid groupId, CancellationToken cancellationToken) =>
        InGroupAsync(who, ballotId, groupId, "close-group", (by, ballot, group) => GroupStep.Close(by, ballot, group, time.GetUtcNow()), cancellationToken);

    /// <summary>Opens it in all groups that wait.</summary>
    public async Task<VotingRefusal?> OpenAllAsync(Participant staff, Guid ballotId, string? reason, CancellationToken cancellationToken)
    {
        var waiting = await store.WriteAsync($"ballot/{ballotId}", By(staff, ParticipantLookup.Staff, "open-all"), (session, cancel) =>
            session.Db.Set<BallotGroup>().AsNoTracking().Where(group => group.BallotId == ballotId && group.State == GroupState.Waiting).OrderBy(group => group.Id).Select(group => group.GroupId).ToListAsync(cancel), cancellationToken);
        if (waiting.Count == 0)
        {
            return VotingError.GroupState;
        }

        foreach (var group in waiting)
        {
            // One that its convenor has opened meanwhile is as it should be.
            if (await OpenGroupAsync(staff, ballotId, group, reason, cancellationToken) is { Why: not VotingError.GroupState } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>
    /// Ends the vote everywhere, freezes the roll and shuffles the box. Before the window's end it takes a reason, unless everybody has voted.
    /// </summary>
    public async Task<VotingRefusal?> CloseAsync(Participant staff, Guid ballotId, string? reason, CancellationToken cancellationToken)
    {
        var refusal = await store.WriteAsync($"ballot/{ballotId}", By(staff, ParticipantLookup.Staff, "close"), async (session, cancel) =>
        {
            var db = session.Db;
            var (ballot, refusal) = await db.HoldForStaffAsync(staff, ballotId, BallotState.Open, cancel);
            if (ballot is null)
            {
                return refusal;
            }

            var (now, why) = (time.GetUtcNow(), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
            var (roll, hash) = await BallotRoll.FreezeAsync(db, ballot, cancel);
            var early = now < ballot.WindowTo && roll.NotCast > 0;
            if (early && why is null)
            {
                return VotingError.NeedsReason;
            }

            foreach (var group in await db.Set<BallotGroup>().Where(group => group.BallotId == ballotId && group.State == GroupState.Open).ToListAsync(cancel))
            {
                group.Close(staff.PersonId, now);
            }

            ballot.Close(roll, hash, early ? why : null, now);
            return null;
        }, cancellationToken);
        return refusal ?? await shuffle.RunAsync(ballotId, cancellationToken);
    }

    private static VotingRefusal? Hindrance(BallotPurpose purpose, List<BallotCandidate> candidates, List<Scrutineer> scrutineers) =>
        candidates.Where(candidate => candidate.GapsFor(purpose).Count > 0).ToList() is { Count: > 0 } incomplete
            ? new VotingRefusal(VotingError.Incomplete, [.. incomplete.Select(candidate => (candidate.Number, candidate.GapsFor(purpose)))])
        : scrutineers.Count != Scrutineer.Number ? VotingError.ThreeScrutineers
        : scrutineers.Exists(scrutineer => scrutineer.PublicKey is null) ? VotingError.CodesNotTaken
        : null;

    private void MakeKeys(CongressDb db, Ballot ballot, List<Scrutineer> scrutineers, DateTimeOffset now)
    {
        var (count, countPrivate) = Envelope.NewKeys();
        var (box, boxPrivate) = Envelope.NewKeys();
        db.Add(new BallotKey { BallotId = ballot.Id, Name = BallotKey.OfBox, Wrapped = secrets.Seal(boxPrivate) });
        foreach (var (one, other) in scrutineers.SelectMany(one => scrutineers.Where(other => other.Order > one.Order).Select(other => (one, other))))
        {
            db.Add(new BallotKey { BallotId = ballot.Id, Name = BallotKey.OfPair(one.Order, other.Order), Wrapped = PairKey.Wrap(ballot.Id, one, other, countPrivate) });
        }

        CryptographicOperations.ZeroMemory(countPrivate);
        CryptographicOperations.ZeroMemory(boxPrivate);
        ballot.Open(count, box, now);
    }

    private Task<VotingRefusal?> InGroupAsync(
        Participant who, Guid ballotId, Guid groupId, string what, Func<Participant, Ballot, BallotGroup, VotingRefusal?> step, CancellationToken cancellationToken) =>
        store.WriteAsync($"ballot/{ballotId}", By(who, who.Roles.Contains(ParticipantLookup.Staff) ? ParticipantLookup.Staff : ParticipantLookup.Convenor, what), (session, cancel) =>
            GroupStep.TakeAsync(session, who, ballotId, groupId, step, cancel), cancellationToken);

    private static Actor By(Participant who, string role, string what) => new(who.PersonId, role, $"ballot.{what}");
}
