using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Voting.Paper;

/// <summary>
/// Paper ballots (纸质票) go into the same roll and the same box. One person enters who voted on paper and, in any order, what the papers
/// say; a second one enters all of it again from the papers. Only what both say is taken, and then it is sealed like any other vote.
/// </summary>
public sealed class PaperBallots(IRecordStore store, IDbContextFactory<CongressDb> databases, TimeProvider time, ILogger<PaperBallots> logger)
{
    private const string MarkVoted = """update "BallotRoll" set "Voted" = true, "Paper" = true where "BallotId" = @ballot and "PersonId" = @person and not "Voted" """;
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>The first entry.</summary>
    /// <returns>A code for the second person, to go with the papers; it is stored nowhere.</returns>
    public async Task<(string? Code, VotingRefusal? Refusal)> EnterAsync(Participant staff, Guid ballotId, PaperBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(batch);
        var code = RandomNumberGenerator.GetString(Signs, 16);
        var refusal = await store.WriteAsync($"ballot/{ballotId}", By(staff, "paper-enter"), async (session, cancel) =>
        {
            var (ballot, people, refusal) = await CheckAsync(session.Db, staff, ballotId, batch, cancel);
            if (ballot is null || refusal is not null)
            {
                return refusal;
            }

            if (await session.Db.Set<PaperEntry>().AnyAsync(entry => entry.BallotId == ballotId && entry.ConfirmedAt == null && entry.DiscardedAt == null, cancel))
            {
                return VotingError.PaperWaiting;
            }

            var now = time.GetUtcNow();
            session.Db.Add(PaperEntry.Of(Guid.CreateVersion7(now), ballotId, people, batch.Papers.Count, Commit(code, people, batch), staff.PersonId, now));
            return null;
        }, cancellationToken);
        return refusal is null ? (string.Join('-', code.Chunk(4).Select(part => new string(part))), null) : (null, refusal);
    }

    /// <summary>The second entry, by somebody else. Where it says something else than the first, the first is discarded, too: one of them is wrong, and nobody here can know which.</summary>
    public async Task<VotingRefusal?> ConfirmAsync(Participant staff, Guid ballotId, string? code, PaperBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(batch);
        var keys = await KeysAsync(ballotId, cancellationToken);
        var boxes = keys is ({ } count, { } box) ? batch.Papers.Select(paper => SealedBallot.Of(paper, ballotId, count, box)).ToList() : [];
        var refusal = await store.WriteAsync($"ballot/{ballotId}", By(staff, "paper-confirm"), (session, cancel) => TakeAsync(session, staff, ballotId, code, batch, boxes, cancel), cancellationToken);
        if (refusal is not null)
        {
            VotingLog.CastRefused(logger, ballotId, refusal.Why);
        }

        return refusal;
    }

    private async Task<VotingRefusal?> TakeAsync(
        RecordSession session, Participant staff, Guid ballotId, string? code, PaperBatch batch, List<SealedBallot> boxes, CancellationToken cancellationToken)
    {
        var (ballot, people, refusal) = await CheckAsync(session.Db, staff, ballotId, batch, cancellationToken);
        if (ballot is null || refusal is not null)
        {
            return refusal;
        }

        var entry = await session.Db.Set<PaperEntry>().FirstOrDefaultAsync(found => found.BallotId == ballotId && found.ConfirmedAt == null && found.DiscardedAt == null, cancellationToken);
        if (entry is null)
        {
            return VotingError.WrongState;
        }

        if (entry.EnteredBy == staff.PersonId)
        {
            return VotingError.PaperSamePerson;
        }

        if (!CryptographicOperations.FixedTimeEquals(entry.Commitment, Commit(Plain(code), people, batch)))
        {
            entry.Discard(time.GetUtcNow());
            return VotingError.PaperMismatch;
        }

        entry.Confirm(staff.PersonId, time.GetUtcNow());
        foreach (var person in people)
        {
            var mark = session.Statements.Get(session.Transaction, MarkVoted, "ballot", "person");
            if (await mark.Bind(ballotId, person).ExecuteNonQueryAsync(cancellationToken) != 1)
            {
                throw new InvalidOperationException("Checked and held, a delegate cannot have voted in between.");
            }
        }

        foreach (var box in boxes)
        {
            await CastVote.InsertAsync(session, ballotId, box, cancellationToken);
        }

        return null;
    }

    /// <summary>Holds the ballot and the rows of these delegates, and says what is wrong with the batch.</summary>
    private static async Task<(Ballot? Ballot, List<Guid> People, VotingRefusal? Refusal)> CheckAsync(CongressDb db, Participant staff, Guid ballotId, PaperBatch batch, CancellationToken cancellationToken)
    {
        var (ballot, refusal) = await db.HoldForStaffAsync(staff, ballotId, BallotState.Open, cancellationToken);
        if (ballot is null)
        {
            return (null, [], refusal);
        }

        // Whoever rates on paper leaves their own line empty, and the paper says whose it is.
        if (ballot.Purpose == BallotPurpose.PeerRating)
        {
            return (ballot, [], VotingError.PaperRating);
        }

        var numbers = batch.Numbers.Select(number => number.Trim()).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0 || batch.Papers.Count == 0)
        {
            return (ballot, [], VotingError.PaperNone);
        }

        if (batch.Papers.Count > numbers.Count)
        {
            return (ballot, [], VotingError.PaperMany);
        }

        var rows = await (
            from seat in db.Set<DelegateSeat>().AsNoTracking()
            join person in db.Set<Person>().AsNoTracking() on seat.PersonId equals person.Id
            join entry in db.Set<RollEntry>().AsNoTracking() on seat.PersonId equals entry.PersonId
            where seat.BodyId == ballot.BodyId && entry.BallotId == ballotId && numbers.Contains(seat.Number)
            select new { seat.Number, seat.PersonId, person.Name, entry.Voted }).ToListAsync(cancellationToken);
        var unknown = numbers.Except(rows.Select(row => row.Number), StringComparer.Ordinal).ToList();
        var voted = rows.Where(row => row.Voted).Select(row => row.Name).ToList();
        return (ballot, [.. rows.Select(row => row.PersonId).Order()],
            unknown.Count > 0 ? new VotingRefusal(VotingError.UnknownPerson, Names: unknown)
            : voted.Count > 0 ? new VotingRefusal(VotingError.AlreadyVoted, Names: voted)
            : null);
    }

    private async Task<(byte[]? Count, byte[]? Box)> KeysAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == ballotId, cancellationToken);
        return (ballot?.CountKey, ballot?.BoxKey);
    }

    /// <summary>A keyed hash of who voted and of what the papers say, in whatever order they were entered.</summary>
    private static byte[] Commit(string code, List<Guid> people, PaperBatch batch)
    {
        var papers = batch.Papers.Select(paper => Convert.ToHexString(paper.ToBytes())).Order(StringComparer.Ordinal);
        return HMACSHA256.HashData(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(string.Join('\n', people.Select(person => person.ToString()).Concat(papers))));
    }

    private static string Plain(string? code) => new([.. (code ?? string.Empty).ToUpperInvariant().Where(sign => Signs.Contains(sign, StringComparison.Ordinal))]);

    private static Actor By(Participant staff, string what) => new(staff.PersonId, ParticipantLookup.Staff, $"ballot.{what}");
}

/// <summary>Papers as somebody has read them. Its text says nothing.</summary>
/// <param name="Numbers">Of the delegate's cards of those who voted on paper.</param>
/// <param name="Papers">What the papers say, in any order; no more than delegates.</param>
public sealed record PaperBatch(IReadOnlyList<string> Numbers, IReadOnlyList<Choice> Papers)
{
    public override string ToString() => nameof(PaperBatch);
}
