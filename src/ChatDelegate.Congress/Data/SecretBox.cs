using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Congress.Data;

/// <summary>Encrypts what must not lie open in the database: contacts of constituents, half-filled private answers. AES-256-GCM.</summary>
public sealed class SecretBox(KeyRing keys)
{
    private const int Nonce = 12;
    private const int Tag = 16;
    private readonly Lazy<byte[]> _key = new(() => keys.Derive("secrets at rest"));

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var box = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(_key.Value, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag));
        return box;
    }

    /// <exception cref="CryptographicException">The box was changed or sealed by another installation.</exception>
    public byte[] Open(ReadOnlySpan<byte> box)
    {
        if (box.Length < Nonce + Tag)
        {
            throw new CryptographicException("Not a sealed value.");
        }

        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(_key.Value, Tag);
        aes.Decrypt(box[..Nonce], box[(Nonce + Tag)..], box.Slice(Nonce, Tag), plain);
        return plain;
    }

    public byte[] SealText(string text) => Seal(Encoding.UTF8.GetBytes(text));

    public string OpenText(byte[] box) => Encoding.UTF8.GetString(Open(box));
}
