using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>
/// Short-lived proofs that this server has let a person to a ballot: in a link, in a cookie, in a form. They say who and which ballot, never
/// what; a keyed hash (HMAC-SHA256) makes them.
/// </summary>
public sealed class BallotPasses(KeyRing keys, TimeProvider time)
{
    public const string Link = "link";
    public const string Cookie = "cookie";
    public const string Form = "form";

    private const int Id = 16;
    private const int Payload = (2 * Id) + sizeof(long);
    private const int Mac = 16;

    private readonly Lazy<byte[]> _key = new(() => keys.Derive("ballot passes"));

    public string Issue(string purpose, Guid ballotId, Guid personId, TimeSpan life)
    {
        Span<byte> pass = stackalloc byte[Payload + Mac];
        ballotId.TryWriteBytes(pass);
        personId.TryWriteBytes(pass[Id..]);
        BinaryPrimitives.WriteInt64BigEndian(pass[(2 * Id)..], (time.GetUtcNow() + life).UtcTicks);
        MacOf(purpose, pass[..Payload]).CopyTo(pass[Payload..]);
        return Base64Url.EncodeToString(pass);
    }

    /// <summary>The ballot and the person; null for what was made by somebody else, for something else, or is too old.</summary>
    public (Guid BallotId, Guid PersonId)? Read(string purpose, string? text)
    {
        var pass = new byte[Payload + Mac];
        if (text is null || Base64Url.GetMaxDecodedLength(text.Length) > pass.Length + 2 || !Base64Url.IsValid(text, out var length) || length != pass.Length)
        {
            return null;
        }

        Base64Url.DecodeFromChars(text, pass);
        var genuine = CryptographicOperations.FixedTimeEquals(MacOf(purpose, pass.AsSpan(0, Payload)), pass.AsSpan(Payload));
        return genuine && BinaryPrimitives.ReadInt64BigEndian(pass.AsSpan(2 * Id)) > time.GetUtcNow().UtcTicks
            ? (new Guid(pass.AsSpan(0, Id)), new Guid(pass.AsSpan(Id, Id)))
            : null;
    }

    private byte[] MacOf(string purpose, ReadOnlySpan<byte> payload) => HMACSHA256.HashData(_key.Value, (byte[])[.. Encoding.ASCII.GetBytes(purpose), 0, .. payload])[..Mac];
}
