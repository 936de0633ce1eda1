using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Congress.Voting.Sealing;

/// <summary>
/// A scrutineer's secret code (监票码): 24 signs of 5 bits each, without those that look alike, in groups to be read and typed. It is as
/// strong as a key, so it needs no slow hash.
/// </summary>
internal static class ScrutineerCode
{
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 24;
    private const int Group = 4;
    private const int Nonce = 12;
    private const int Tag = 16;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Signs, Length).Chunk(Group).Select(part => new string(part)));

    /// <summary>A private key under the code.</summary>
    /// <param name="owner">The scrutineer it belongs to.</param>
    public static byte[] Lock(string code, Guid owner, ReadOnlySpan<byte> privateKey)
    {
        var box = new byte[Nonce + Tag + privateKey.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(KeyOf(code, owner), Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), privateKey, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag));
        return box;
    }

    /// <summary>The private key; null when the code is wrong.</summary>
    public static byte[]? Unlock(string? code, Guid owner, ReadOnlySpan<byte> box)
    {
        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(KeyOf(code ?? string.Empty, owner), Tag);
        try
        {
            aes.Decrypt(box[..Nonce], box[(Nonce + Tag)..], box.Slice(Nonce, Tag), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(string code, Guid owner)
    {
        var signs = new string([.. code.ToUpperInvariant().Where(sign => Signs.Contains(sign, StringComparison.Ordinal))]);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(signs), 32, owner.ToByteArray(), "scrutineer code"u8.ToArray());
    }
}
