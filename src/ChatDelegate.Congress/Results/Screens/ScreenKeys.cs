using System.Buffers.Text;
using System.Security.Cryptography;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Congress.Results.Screens;

/// <summary>
/// What stands in the address of a screen: its id and a keyed hash of it (HMAC-SHA256), with a key that is not in the database. Whoever has read
/// the database cannot write the address; staff can be shown it again.
/// </summary>
public sealed class ScreenKeys(KeyRing keys)
{
    private const int Id = 16;
    private const int Mac = 16;

    private readonly Lazy<byte[]> _key = new(() => keys.Derive("hall screens"));

    public string Of(Guid screenId)
    {
        Span<byte> key = stackalloc byte[Id + Mac];
        screenId.TryWriteBytes(key);
        MacOf(key[..Id]).CopyTo(key[Id..]);
        return Base64Url.EncodeToString(key);
    }

    /// <summary>The screen's id; null for what this installation has not made.</summary>
    public Guid? Read(string? text)
    {
        var key = new byte[Id + Mac];
        if (text is null || Base64Url.GetMaxDecodedLength(text.Length) > key.Length + 2 || !Base64Url.IsValid(text, out var length) || length != key.Length)
        {
            return null;
        }

        Base64Url.DecodeFromChars(text, key);
        return CryptographicOperations.FixedTimeEquals(MacOf(key.AsSpan(0, Id)), key.AsSpan(Id)) ? new Guid(key.AsSpan(0, Id)) : null;
    }

    private byte[] MacOf(ReadOnlySpan<byte> id) => HMACSHA256.HashData(_key.Value, id)[..Mac];
}
