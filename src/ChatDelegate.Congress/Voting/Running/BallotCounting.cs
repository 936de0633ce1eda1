using System.Security.Cryptography;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Congress.Voting.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>Counts a closed ballot once two scrutineers open it, publishes and confirms what came of it, by staff.</summary>
public sealed class BallotCounting(IRecordStore store, BallotShuffle shuffle, ResultNotices notices, IDbContextFactory<CongressDb> databases, TimeProvider time, ILogger<BallotCounting> logger)
{
    /// <summary>Counts (计票). The key lives in memory and only as long as the counting takes; what single ballots say is added up and forgotten.</summary>
    public async Task<VotingRefusal?> CountAsync(Participant staff, Guid ballotId, ScrutineerEntry one, ScrutineerEntry other, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (one.Order == other.Order)
        {
            return VotingError.TwoScrutineers;
        }

        var check = await StepAsync(staff, ballotId, BallotState.Closed, "release", (_, _, _) => Task.FromResult<VotingRefusal?>(null), cancellationToken);
        if ((check ?? await shuffle.RunAsync(ballotId, cancellationToken)) is { } hindrance)
        {
            return hindrance;
        }

        if (!await shuffle.EmptyLogAsync(ballotId, cancellationToken))
        {
            return VotingError.Busy;
        }

        if (await OpenAsync(ballotId, one, other, cancellationToken) is not { } result)
        {
            VotingLog.WrongCode(logger, ballotId);
            return VotingError.WrongCode;
        }

        return await StepAsync(staff, ballotId, BallotState.Closed, "count", (db, ballot, _) =>
        {
            var now = time.GetUtcNow();
            ballot.Count(result, now);
            db.Add(new KeyRelease { Id = Guid.CreateVersion7(now), BallotId = ballotId, First = Math.Min(one.Order, other.Order), Second = Math.Max(one.Order, other.Order), At = now });
            return Task.FromResult<VotingRefusal?>(null);
        }, cancellationToken);
    }

    /// <summary>Lets everybody see the result (公布), and tells the delegates.</summary>
    public Task<VotingRefusal?> PublishAsync(Participant staff, Guid ballotId, CancellationToken cancellationToken) =>
        StepAsync(staff, ballotId, BallotState.Counted, "publish", async (db, ballot, cancel) =>
        {
            var now = time.GetUtcNow();
            ballot.Publish(now);
            // What colleagues were given is for each of them alone, who asks for it.
            if (ballot.Purpose != BallotPurpose.PeerRating)
            {
                await notices.WriteAsync(db, ballot, ballot.Result ?? throw new InvalidOperationException($"Ballot {ballotId} has no result."), now, cancel);
            }

            return null;
        }, cancellationToken);

    /// <summary>The congress has confirmed the result: all keys and sealed ballots are destroyed (销毁), for good, on the record.</summary>
    public async Task<VotingRefusal?> ConfirmAsync(Participant staff, Guid ballotId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var refusal = await store.WriteAsync($"ballot/{ballotId}", By(staff, "confirm"), async (session, cancel) =>
        {
            var db = session.Db;
            var (ballot, refusal) = await db.HoldForStaffAsync(staff, ballotId, BallotState.Published, cancel);
            if (ballot is null)
            {
                return refusal;
            }

            ballot.Confirm(time.GetUtcNow());
            foreach (var scrutineer in await db.ScrutineersAsync(ballotId, cancel))
            {
                scrutineer.Destroy();
            }

            await BoxWriter.RewriteAsync(session, ballotId, [], cancel);
            await db.Set<BallotKey>().Where(key => key.BallotId == ballotId).ExecuteDeleteAsync(cancel);
            return null;
        }, cancellationToken);
        if (refusal is null)
        {
            await shuffle.EmptyLogAsync(ballotId, cancellationToken);
        }

        return refusal;
    }

    /// <summary>Prepares the next round among those who were tied, for the places that are left.</summary>
    public async Task<(Guid? Id, VotingRefusal? Refusal)> NextRoundAsync(Participant staff, Guid ballotId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return from >= to ? (null, VotingError.BadWindow) : await store.WriteAsync<(Guid?, VotingRefusal?)>($"ballot/{ballotId}", By(staff, "next-round"), async (session, cancel) =>
        {
            var db = session.Db;
            var ballot = await db.HoldBallotAsync(ballotId, cancel);
            if (!staff.Roles.Contains(ParticipantLookup.Staff) || ballot is null || ballot.BodyId != staff.CongressId)
            {
                return (null, staff.Roles.Contains(ParticipantLookup.Staff) ? VotingError.Missing : VotingError.NotStaff);
            }

            if (ballot.State is not (BallotState.Published or BallotState.Confirmed) || ballot.Result is not { Outcome: BallotOutcome.NewRound } result)
            {
                return (null, VotingError.NotTied);
            }

            if (await db.Set<Ballot>().AnyAsync(next => next.PreviousId == ballotId, cancel))
            {
                return (null, VotingError.WrongState);
            }

            return (await MakeNextAsync(session, ballot, result, (from, to), cancel), null);
        }, cancellationToken);
    }

    private async Task<Guid> MakeNextAsync(RecordSession session, Ballot ballot, BallotResult result, (DateTimeOffset From, DateTimeOffset To) window, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = new Ballot
        {
            Id = Guid.CreateVersion7(now),
            BodyId = ballot.BodyId,
            WeekId = ballot.WeekId,
            Title = ballot.Title,
            Round = ballot.Round + 1,
            PreviousId = ballot.Id,
            WindowFrom = window.From,
            WindowTo = window.To,
            Rules = ballot.Rules with { Places = result.PlacesLeft },
        };
        var tied = result.Tied.Select(candidate => candidate.Number).ToHashSet();
        session.Db.Add(next);
        session.Db.AddRange((await session.Db.CandidatesAsync(ballot.Id, cancellationToken)).Where(candidate => tied.Contains(candidate.Number))
            .Select(candidate => candidate.Again(Guid.CreateVersion7(now), next.Id)));
        await BallotRoll.WriteAsync(session, next, now, cancellationToken);
        return next.Id;
    }

    /// <summary>What the box holds, added up; null when a code is wrong.</summary>
    private async Task<BallotResult?> OpenAsync(Guid ballotId, ScrutineerEntry one, ScrutineerEntry other, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstAsync(found => found.Id == ballotId, cancellationToken);
        using var key = await OpenKeyAsync(db, ballot, one, other, cancellationToken);
        if (key is null)
        {
            return null;
        }

        var candidates = await db.CandidatesAsync(ballotId, cancellationToken);
        var numbers = candidates.ConvertAll(candidate => candidate.Number);
        var box = await db.Set<BoxedBallot>().AsNoTracking().Where(boxed => boxed.BallotId == ballotId).Select(boxed => boxed.Sealed).ToListAsync(cancellationToken);
        var roll = ballot.Roll ?? throw new InvalidOperationException($"Ballot {ballotId} has no frozen roll.");
        if (ballot.Purpose == BallotPurpose.PeerRating)
        {
            return RatingTally.Of(ballot.Rules, await ColleaguesAsync(db, candidates, cancellationToken), roll, box.ConvertAll(boxed => SealedBallot.OpenSlip(key, ballotId, boxed)));
        }

        var choices = box.ConvertAll(boxed => SealedBallot.Open(key, ballotId, boxed, numbers.Count));
        return Decision.Of(ballot.Rules, numbers, roll, BallotCount.Of(ballot.Rules, numbers.Count, choices));
    }

    private static async Task<List<RatedColleague>> ColleaguesAsync(CongressDb db, List<BallotCandidate> candidates, CancellationToken cancellationToken)
    {
        var ballotId = candidates[0].BallotId;
        var voted = await db.Set<RollEntry>().AsNoTracking().Where(entry => entry.BallotId == ballotId && entry.Voted).Select(entry => new { entry.PersonId, entry.GroupId }).ToListAsync(cancellationToken);
        var byGroup = voted.ToLookup(entry => entry.GroupId, entry => entry.PersonId);
        return candidates.ConvertAll(one => new RatedColleague(one.Number, byGroup[one.GroupId].Count(person => person != one.PersonId)));
    }

    private static async Task<ECDiffieHellman?> OpenKeyAsync(CongressDb db, Ballot ballot, ScrutineerEntry one, ScrutineerEntry other, CancellationToken cancellationToken)
    {
        var scrutineers = await db.ScrutineersAsync(ballot.Id, cancellationToken);
        var name = BallotKey.OfPair(one.Order, other.Order);
        var wrapped = await db.Set<BallotKey>().AsNoTracking().FirstOrDefaultAsync(key => key.BallotId == ballot.Id && key.Name == name, cancellationToken);
        var (first, second) = one.Order < other.Order ? (one, other) : (other, one);
        return wrapped is not null && scrutineers.Find(found => found.Order == first.Order) is { } low && scrutineers.Find(found => found.Order == second.Order) is { } high
            ? PairKey.Unwrap(wrapped.Wrapped, (low, first.Code), (high, second.Code))
            : null;
    }

    private Task<VotingRefusal?> StepAsync(
        Participant staff, Guid ballotId, BallotState state, string what, Func<CongressDb, Ballot, CancellationToken, Task<VotingRefusal?>> step, CancellationToken cancellationToken) =>
        store.WriteAsync($"ballot/{ballotId}", By(staff, what), async (session, cancel) =>
        {
            var (ballot, refusal) = await session.Db.HoldForStaffAsync(staff, ballotId, state, cancel);
            return ballot is null ? refusal : await step(session.Db, ballot, cancel);
        }, cancellationToken);

    private static Actor By(Participant staff, string what) => new(staff.PersonId, ParticipantLookup.Staff, $"ballot.{what}");
}

/// <summary>A scrutineer at the counting table, and the code they type. Its text says nothing.</summary>
public sealed record ScrutineerEntry(int Order, string? Code)
{
    public override string ToString() => nameof(ScrutineerEntry);
}
