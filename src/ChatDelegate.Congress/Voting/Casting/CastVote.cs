using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>
/// Casts a vote (投票): the choice is sealed before anything is written; one transaction marks the roll and puts the seal into the box. Who
/// comes second, on whatever device or instance, finds the roll marked.
/// </summary>
public sealed class CastVote(IRecordStore store, IDbContextFactory<CongressDb> databases, VoteCards cards, TimeProvider time, ILogger<CastVote> logger)
{
    private const string StateOfBallot = """select "State" from "Ballots" where "Id" = @ballot""";
    private const string StateOfGroup = """select "State" from "BallotGroups" where "Id" = @group""";
    private const string MarkVoted = """update "BallotRoll" set "Voted" = true where "BallotId" = @ballot and "PersonId" = @person and not "Voted" """;
    private const string Insert = """insert into "BallotBox" ("BallotId", "Key", "Sealed") values (@ballot, @key, @sealed) on conflict do nothing""";
    private const string TakeOut = """delete from "BallotBox" where "BallotId" = @ballot and "Key" = @key""";

    /// <param name="replaces">The receipt of the vote that this one changes, where the rules allow it.</param>
    /// <returns>The receipt (回执), shown to the voter and kept nowhere with their name; or why nothing was cast.</returns>
    public async Task<(string? Receipt, VotingRefusal? Refusal)> RunAsync(Guid ballotId, Guid personId, Choice choice, string? replaces, CancellationToken cancellationToken)
    {
        var (receipts, refusal) = await PutAsync(ballotId, personId, choice, replaces, slips: false, cancellationToken);
        return (receipts is [var receipt] ? receipt : null, refusal);
    }

    /// <summary>Casts a rating of one's colleagues (民主评议), each grade as a slip of its own.</summary>
    /// <param name="choice">In the order of the voter's own <see cref="BallotLines"/>.</param>
    /// <returns>A receipt a slip, sorted, so that none says whose slip it is.</returns>
    public Task<(IReadOnlyList<string> Receipts, VotingRefusal? Refusal)> RateAsync(Guid ballotId, Guid personId, Choice choice, CancellationToken cancellationToken) =>
        PutAsync(ballotId, personId, choice, null, slips: true, cancellationToken);

    private async Task<(IReadOnlyList<string> Receipts, VotingRefusal? Refusal)> PutAsync(Guid ballotId, Guid personId, Choice choice, string? replaces, bool slips, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var (ballot, place, lines, fault) = await CheckAsync(ballotId, personId, choice, replaces, slips, cancellationToken);
        if (ballot?.CountKey is not { } countKey || ballot.BoxKey is not { } boxKey || fault is not null)
        {
            return Refused(ballotId, fault ?? VotingError.NotOpenYet);
        }

        while (true)
        {
            List<SealedBallot> seals = slips
                ? [.. choice.Grades.Zip(lines, (grade, line) => SealedBallot.Of(new RatingSlip(line, grade).ToBytes(), ballotId, countKey, boxKey))]
                : [SealedBallot.Of(choice, ballotId, countKey, boxKey)];
            try
            {
                var why = await store.WriteAsync<VotingError?>(null, new Actor(personId, "delegate", "ballot.cast"), (session, cancel) =>
                    PutInAsync(session, ballot, personId, place.Group?.Id, seals, replaces, cancel), cancellationToken);
                return why is { } refusal ? Refused(ballotId, refusal) : ([.. seals.Select(one => SealedBallot.Show(one.Receipt)).Order(StringComparer.Ordinal)], null);
            }
            catch (ReceiptTakenException)
            {
                // Once in a million ballots of a thousand voters: sealed anew, it has another.
            }
        }
    }

    private async Task<(Ballot? Ballot, VoterPlace Place, IReadOnlyList<int> Lines, VotingError? Fault)> CheckAsync(
        Guid ballotId, Guid personId, Choice choice, string? replaces, bool slips, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == ballotId, cancellationToken) is not { } ballot)
        {
            return (null, new VoterPlace(null, null), [], VotingError.Missing);
        }

        if (slips != (ballot.Purpose == BallotPurpose.PeerRating))
        {
            return (ballot, new VoterPlace(null, null), [], VotingError.StalePage);
        }

        var changing = replaces is not null;
        var place = await VoterPlace.ReadAsync(db, ballotId, personId, cancellationToken);
        var lines = await BallotLines.OfAsync(db, ballot, place.Entry, cancellationToken);
        var fault = Polling.Hindrance(ballot, place.Group, place.Entry, time.GetUtcNow(), changing)
            ?? (changing && !ballot.Rules.Change ? VotingError.NoChange : (VotingError?)null)
            ?? (changing && place.Entry is not { Voted: true, Paper: false } ? VotingError.NoSuchReceipt : (VotingError?)null)
            ?? Polling.Fault(ballot.Rules, lines.Count, choice);
        return (ballot, place, [.. lines.Select(line => line.Number)], fault);
    }

    /// <summary>What was checked before and may have changed since is checked again: on PostgreSQL ballot and group stand still from here on.</summary>
    private async Task<VotingError?> PutInAsync(RecordSession session, Ballot ballot, Guid personId, Guid? groupId, List<SealedBallot> seals, string? replaces, CancellationToken cancellationToken)
    {
        if (await StateAsync(session, StateOfBallot, "ballot", ballot.Id, cancellationToken) != nameof(BallotState.Open))
        {
            return VotingError.Closed;
        }

        if (groupId is { } group && await StateAsync(session, StateOfGroup, "group", group, cancellationToken) != nameof(GroupState.Open))
        {
            return VotingError.GroupClosed;
        }

        if (replaces is null && await WriteAsync(session, MarkVoted, "person", ballot.Id, personId, cancellationToken) != 1)
        {
            return VotingError.AlreadyVoted;
        }

        if (replaces is not null && (SealedBallot.ReadReceipt(replaces) is not { } old || await WriteAsync(session, TakeOut, "key", ballot.Id, old, cancellationToken) != 1))
        {
            return VotingError.NoSuchReceipt;
        }

        foreach (var one in seals)
        {
            await InsertAsync(session, ballot.Id, one, cancellationToken);
        }

        if (replaces is null)
        {
            session.Db.Add(cards.Voted(ballot, personId));
        }

        return null;
    }

    private static async Task<string?> StateAsync(RecordSession session, string sql, string name, Guid id, CancellationToken cancellationToken)
    {
        var select = session.Statements.Get(session.Transaction, session.Transaction is NpgsqlTransaction ? sql + " for share" : sql, name);
        return await select.Bind(id).ExecuteScalarAsync(cancellationToken) as string;
    }

    private static Task<int> WriteAsync(RecordSession session, string sql, string name, Guid ballotId, object value, CancellationToken cancellationToken) =>
        session.Statements.Get(session.Transaction, sql, "ballot", name).Bind(ballotId, value).ExecuteNonQueryAsync(cancellationToken);

    /// <exception cref="ReceiptTakenException">Undoes the work.</exception>
    internal static async Task InsertAsync(RecordSession session, Guid ballotId, SealedBallot sealedBallot, CancellationToken cancellationToken)
    {
        var insert = session.Statements.Get(session.Transaction, Insert, "ballot", "key", "sealed");
        if (await insert.Bind(ballotId, sealedBallot.Receipt, sealedBallot.Box).ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw new ReceiptTakenException();
        }
    }

    private (IReadOnlyList<string>, VotingRefusal?) Refused(Guid ballotId, VotingError why)
    {
        VotingLog.CastRefused(logger, ballotId, why);
        return ([], why);
    }

    /// <summary>Another ballot has the same receipt.</summary>
    internal sealed class ReceiptTakenException : Exception;
}
