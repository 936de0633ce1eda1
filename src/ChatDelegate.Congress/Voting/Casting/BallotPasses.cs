using System.Buffers.Binary;
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

    private readonly PassSigner _signer = new(keys, "ballot passes");

    public string Issue(string purpose, Guid ballotId, Guid personId, TimeSpan life)
    {
        Span<byte> pass = stackalloc byte[Payload];
        ballotId.TryWriteBytes(pass);
        personId.TryWriteBytes(pass[Id..]);
        BinaryPrimitives.WriteInt64BigEndian(pass[(2 * Id)..], (time.GetUtcNow() + life).UtcTicks);
        return _signer.Sign(purpose, pass);
    }

    /// <summary>The ballot and the person; null for what was made by somebody else, for something else, or is too old.</summary>
    public (Guid BallotId, Guid PersonId)? Read(string purpose, string? text) =>
        _signer.Read(purpose, text, Payload) is { } pass && BinaryPrimitives.ReadInt64BigEndian(pass.AsSpan(2 * Id)) > time.GetUtcNow().UtcTicks
            ? (new Guid(pass.AsSpan(0, Id)), new Guid(pass.AsSpan(Id, Id)))
            : null;
}
