using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>
/// Shuffles the box of a ballot that is closed, before anybody can open it: takes the outer envelopes off, lists their receipts, writes the box
/// and the roll anew, in orders that say nothing, and destroys the key of the outer envelopes. What a database keeps beside its rows
/// (freed pages, row versions, its log) then links nobody with anything.
/// </summary>
public sealed class BallotShuffle
{
    private readonly IRecordStore _store;
    private readonly BoxWriter _writer;
    private readonly IDbContextFactory<CongressDb> _databases;
    private readonly SecretBox _secrets;
    private readonly ILogger<BallotShuffle> _logger;

    public BallotShuffle(IRecordStore store, DatabaseConnections connections, IDbContextFactory<CongressDb> databases, SecretBox secrets, ILogger<BallotShuffle> logger)
    {
        (_store, _databases, _secrets, _logger) = (store, databases, secrets, logger);
        _writer = new BoxWriter(connections);
    }

    /// <summary>Does it unless it is done. A server that dies on the way does it when the ballot is counted.</summary>
    /// <returns>Null, or <see cref="VotingError.Missing"/> for a ballot that is not closed.</returns>
    internal async Task<VotingRefusal?> RunAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        var outer = await ReadAsync(ballotId, cancellationToken);
        if (outer.Key is null)
        {
            return await IsShuffledAsync(ballotId, cancellationToken) ? null : VotingError.Missing;
        }

        var inner = outer.Box.ConvertAll(box => SealedBallot.TakeOff(outer.Key, ballotId, box));
        var receipts = outer.Box.ConvertAll(box => SealedBallot.Of(box).Receipt).Order().ToList();
        outer.Key.Dispose();
        await _store.WriteAsync($"ballot/{ballotId}", Actor.System with { What = "ballot.shuffle" }, async (session, cancel) =>
        {
            if (await session.Db.HoldBallotAsync(ballotId, cancel) is not { State: BallotState.Closed, IsShuffled: false } ballot)
            {
                return false;
            }

            await BoxWriter.RewriteAsync(session, ballotId, inner, cancel);
            await session.Db.Set<BallotKey>().Where(key => key.BallotId == ballotId && key.Name == BallotKey.OfBox).ExecuteDeleteAsync(cancel);
            session.Db.AddRange(receipts.Select(receipt => new PublishedReceipt { BallotId = ballotId, Receipt = receipt }));
            ballot.Shuffled(HashOf(receipts));
            return true;
        }, cancellationToken);
        VotingLog.Shuffled(_logger, ballotId, inner.Count);
        await EmptyLogAsync(ballotId, cancellationToken);
        return null;
    }

    /// <summary>
    /// Works SQLite's log into the file and empties it: its pages of the time of voting show who voted while which ballot came in. False while
    /// somebody reads.
    /// </summary>
    internal async Task<bool> EmptyLogAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        var emptied = await _writer.EmptyLogAsync(cancellationToken);
        if (!emptied)
        {
            VotingLog.LogNotEmptied(_logger, ballotId);
        }

        return emptied;
    }

    /// <summary>Hash of the published list: twelve digits a line, sorted.</summary>
    internal static string HashOf(IEnumerable<long> receipts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(receipts.Order().Select(receipt => receipt.ToString("000000000000\n", CultureInfo.InvariantCulture))))));

    private async Task<(ECDiffieHellman? Key, List<byte[]> Box)> ReadAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var closed = await db.Set<Ballot>().AnyAsync(ballot => ballot.Id == ballotId && ballot.State == BallotState.Closed, cancellationToken);
        var wrapped = await db.Set<BallotKey>().AsNoTracking().Where(key => key.BallotId == ballotId && key.Name == BallotKey.OfBox).Select(key => key.Wrapped).FirstOrDefaultAsync(cancellationToken);
        if (!closed || wrapped is null)
        {
            return (null, []);
        }

        var key = ECDiffieHellman.Create();
        var privateKey = _secrets.Open(wrapped);
        key.ImportPkcs8PrivateKey(privateKey, out _);
        CryptographicOperations.ZeroMemory(privateKey);
        return (key, await db.Set<BoxedBallot>().AsNoTracking().Where(ballot => ballot.BallotId == ballotId).Select(ballot => ballot.Sealed).ToListAsync(cancellationToken));
    }

    private async Task<bool> IsShuffledAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Ballot>().AnyAsync(ballot => ballot.Id == ballotId && ballot.ReceiptsHash != null, cancellationToken);
    }
}
