using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using ChatDelegate.Congress.Voting.Counting;

namespace ChatDelegate.Congress.Voting.Sealing;

/// <summary>
/// A choice in two envelopes. The inner one opens with the count key, which two scrutineers have together; the outer one with the box
/// key, which the server takes off at closing and destroys. So what is counted is nothing that a roll, a receipt or an old page of the
/// database has ever stood beside.
/// </summary>
/// <param name="Receipt">Of the outer envelope: SHA-256, shortened to twelve digits.</param>
internal sealed record SealedBallot(byte[] Box, long Receipt)
{
    private const long Receipts = 1_000_000_000_000;

    public static SealedBallot Of(Choice choice, Guid ballotId, byte[] countKey, byte[] boxKey) => Of(choice.ToBytes(), ballotId, countKey, boxKey);

    /// <param name="plain">A ballot or a slip; wiped.</param>
    public static SealedBallot Of(byte[] plain, Guid ballotId, byte[] countKey, byte[] boxKey)
    {
        var inner = Envelope.Seal(countKey, plain, Inner(ballotId));
        CryptographicOperations.ZeroMemory(plain);
        return Of(Envelope.Seal(boxKey, inner, Outer(ballotId)));
    }

    public static SealedBallot Of(byte[] box) => new(box, (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(box)) % Receipts));

    public static byte[] TakeOff(ECDiffieHellman boxKey, Guid ballotId, byte[] box) => Envelope.Open(boxKey, box, Outer(ballotId));

    public static Choice Open(ECDiffieHellman countKey, Guid ballotId, byte[] inner, int candidates)
    {
        var plain = Envelope.Open(countKey, inner, Inner(ballotId));
        var choice = Choice.Read(plain, candidates);
        CryptographicOperations.ZeroMemory(plain);
        return choice;
    }

    public static RatingSlip OpenSlip(ECDiffieHellman countKey, Guid ballotId, byte[] inner)
    {
        var plain = Envelope.Open(countKey, inner, Inner(ballotId));
        var slip = RatingSlip.Read(plain);
        CryptographicOperations.ZeroMemory(plain);
        return slip;
    }

    /// <summary>As it is read aloud: 4821 0937 5512.</summary>
    public static string Show(long receipt) => receipt.ToString("0000 0000 0000", CultureInfo.InvariantCulture);

    /// <summary>Whatever somebody typed, with or without spaces; null when it is no receipt.</summary>
    public static long? ReadReceipt(string? text)
    {
        var digits = new string([.. (text ?? string.Empty).Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        return digits.Length == 12 ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private static string Inner(Guid ballotId) => $"choice of ballot {ballotId}";

    private static string Outer(Guid ballotId) => $"box of ballot {ballotId}";
}
