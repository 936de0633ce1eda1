using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Congress.Voting.Sealing;

/// <summary>
/// Seals to a public key: a fresh P-256 key agrees on a secret with it (ECDH), HKDF-SHA256 makes an AES-256-GCM key of that.
/// What it adds is always as long, so that an envelope says no more than the length of its content.
/// </summary>
internal static class Envelope
{
    public const int Overhead = Point + Nonce + Tag;

    private const int Field = 32;
    private const int Point = 1 + (2 * Field);
    private const int Nonce = 12;
    private const int Tag = 16;
    private const byte Uncompressed = 4;

    /// <summary>A new key pair: what is sealed to the first opens with the second.</summary>
    public static (byte[] Public, byte[] Private) NewKeys()
    {
        using var keys = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return (PointOf(keys.ExportParameters(includePrivateParameters: false)), keys.ExportPkcs8PrivateKey());
    }

    /// <param name="context">What it is and where it belongs; must be named again to open it.</param>
    public static byte[] Seal(byte[] publicKey, ReadOnlySpan<byte> plain, string context)
    {
        using var fresh = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var box = new byte[Overhead + plain.Length];
        PointOf(fresh.ExportParameters(includePrivateParameters: false)).CopyTo(box, 0);
        RandomNumberGenerator.Fill(box.AsSpan(Point, Nonce));
        var key = KeyOf(fresh, publicKey, box.AsSpan(0, Point), publicKey, context);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(Point, Nonce), plain, box.AsSpan(Overhead), box.AsSpan(Point + Nonce, Tag));
        CryptographicOperations.ZeroMemory(key);
        return box;
    }

    /// <exception cref="CryptographicException">Sealed to another key, for something else, or changed since.</exception>
    public static byte[] Open(byte[] privateKey, ReadOnlySpan<byte> box, string context)
    {
        if (box.Length < Overhead || box[0] != Uncompressed)
        {
            throw new CryptographicException("Not an envelope.");
        }

        using var mine = ECDiffieHellman.Create();
        mine.ImportPkcs8PrivateKey(privateKey, out _);
        return Open(mine, box, context);
    }

    /// <inheritdoc cref="Open(byte[], ReadOnlySpan{byte}, string)"/>
    public static byte[] Open(ECDiffieHellman mine, ReadOnlySpan<byte> box, string context)
    {
        var key = KeyOf(mine, box[..Point], box[..Point], PointOf(mine.ExportParameters(includePrivateParameters: false)), context);
        var plain = new byte[box.Length - Overhead];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box.Slice(Point, Nonce), box[Overhead..], box.Slice(Point + Nonce, Tag), plain);
        CryptographicOperations.ZeroMemory(key);
        return plain;
    }

    private static byte[] KeyOf(ECDiffieHellman mine, ReadOnlySpan<byte> theirs, ReadOnlySpan<byte> fresh, ReadOnlySpan<byte> recipient, string context)
    {
        using var other = ECDiffieHellman.Create(ParametersOf(theirs));
        var secret = mine.DeriveRawSecretAgreement(other.PublicKey);
        byte[] info = [.. Encoding.UTF8.GetBytes(context), 0, .. recipient];
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, fresh, info);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    private static ECParameters ParametersOf(ReadOnlySpan<byte> point) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point.Slice(1, Field).ToArray(), Y = point.Slice(1 + Field, Field).ToArray() },
    };

    private static byte[] PointOf(ECParameters parameters) => [Uncompressed, .. parameters.Q.X ?? [], .. parameters.Q.Y ?? []];
}
