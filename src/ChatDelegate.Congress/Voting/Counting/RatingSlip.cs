using System.Buffers.Binary;
using System.Security.Cryptography;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>
/// One grade for one colleague (评议票). Whoever rates a group leaves themselves out, so that a ballot of all grades together would tell by its gap
/// whose it is; as slips of their own, which nothing holds together once they are shuffled, they tell nobody. As long as a ballot, and as silent.
/// </summary>
internal sealed record RatingSlip(int Subject, int Grade)
{
    private const byte Version = 3;
    private const int GradeAt = 5;

    public bool IsValid(BallotRules rules) => (Grade >= 1 && Grade <= rules.Scale.Names.Count) || (Grade == GradeScale.Abstained && rules.Abstain);

    public override string ToString() => nameof(RatingSlip);

    public byte[] ToBytes()
    {
        var bytes = new byte[Choice.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), Subject);
        bytes[GradeAt] = (byte)Grade;
        return bytes;
    }

    /// <exception cref="CryptographicException">Not a slip.</exception>
    public static RatingSlip Read(ReadOnlySpan<byte> bytes) => bytes.Length == Choice.Length && bytes[0] == Version
        ? new RatingSlip(BinaryPrimitives.ReadInt32BigEndian(bytes[1..]), bytes[GradeAt])
        : throw new CryptographicException("Not a rating.");
}
