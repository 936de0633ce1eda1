using System.Security.Cryptography;
using ChatDelegate.Congress.Voting.Scrutiny;

namespace ChatDelegate.Congress.Voting.Sealing;

/// <summary>The count key in two envelopes, one for each of two scrutineers: neither opens it without the other.</summary>
internal static class PairKey
{
    public static byte[] Wrap(Guid ballotId, Scrutineer one, Scrutineer other, byte[] privateKey) =>
        Envelope.Seal(KeyOf(one), Envelope.Seal(KeyOf(other), privateKey, Context(ballotId)), Context(ballotId));

    /// <summary>The key; null when a code is wrong.</summary>
    public static ECDiffieHellman? Unwrap(byte[] wrapped, (Scrutineer Who, string? Code) one, (Scrutineer Who, string? Code) other)
    {
        var (first, second) = (Unlock(one), Unlock(other));
        if (first is null || second is null)
        {
            return null;
        }

        var privateKey = Envelope.Open(second, Envelope.Open(first, wrapped, Context(one.Who.BallotId)), Context(one.Who.BallotId));
        var key = ECDiffieHellman.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        foreach (var secret in (byte[][])[first, second, privateKey])
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        return key;
    }

    private static byte[]? Unlock((Scrutineer Who, string? Code) one) => one.Who.LockedKey is { } locked ? ScrutineerCode.Unlock(one.Code, one.Who.Id, locked) : null;

    private static byte[] KeyOf(Scrutineer scrutineer) => scrutineer.PublicKey ?? throw new InvalidOperationException($"Scrutineer {scrutineer.Id} has no code yet.");

    private static string Context(Guid ballotId) => $"count key of ballot {ballotId}";
}
