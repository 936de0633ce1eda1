using System.Security.Cryptography;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Sealing;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Scrutiny;

/// <summary>Gives a scrutineer their secret code (监票码), once, to themselves and to nobody else.</summary>
public sealed class ScrutineerCodes(IRecordStore store, TimeProvider time)
{
    /// <summary>Whether somebody is a scrutineer of a ballot and has their code; null when they are none.</summary>
    public static async Task<bool?> HasCodeAsync(CongressDb db, Guid ballotId, Guid personId, CancellationToken cancellationToken) =>
        await db.Set<Scrutineer>().AsNoTracking().FirstOrDefaultAsync(found => found.BallotId == ballotId && found.PersonId == personId, cancellationToken) is { } scrutineer
            ? scrutineer.CodeShownAt is not null
            : null;

    /// <returns>The code, which exists nowhere else; or why there is none.</returns>
    public async Task<(string? Code, VotingRefusal? Refusal)> TakeAsync(Guid ballotId, Guid personId, CancellationToken cancellationToken)
    {
        var code = ScrutineerCode.New();
        var (publicKey, privateKey) = Envelope.NewKeys();
        var refusal = await store.WriteAsync<VotingRefusal?>($"ballot/{ballotId}", new Actor(personId, "scrutineer", "ballot.take-code"), async (session, cancel) =>
        {
            var ballot = await session.Db.HoldBallotAsync(ballotId, cancel);
            var scrutineer = await session.Db.Set<Scrutineer>().FirstOrDefaultAsync(found => found.BallotId == ballotId && found.PersonId == personId, cancel);
            if (ballot is null || scrutineer is null)
            {
                return VotingError.NotScrutineer;
            }

            if (scrutineer.CodeShownAt is not null)
            {
                return VotingError.CodeTaken;
            }

            if (ballot.State != BallotState.Prepared)
            {
                return VotingError.WrongState;
            }

            scrutineer.TakeCode(publicKey, ScrutineerCode.Lock(code, scrutineer.Id, privateKey), time.GetUtcNow());
            return null;
        }, cancellationToken);
        CryptographicOperations.ZeroMemory(privateKey);
        return refusal is null ? (code, null) : (null, refusal);
    }
}
