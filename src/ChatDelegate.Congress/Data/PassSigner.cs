using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// Makes texts for links, cookies and forms that only this installation can have made: a payload, and a keyed hash (HMAC-SHA256) of it and of what it is for.
/// The payload can be read by whoever has the text.
/// </summary>
/// <param name="use">Each use has a key of its own.</param>
internal sealed class PassSigner(KeyRing keys, string use)
{
    private const int Mac = 16;

    private readonly Lazy<byte[]> _key = new(() => keys.Derive(use));

    /// <param name="purpose">ASCII; what was signed for one is worth nothing for another.</param>
    public string Sign(string purpose, ReadOnlySpan<byte> payload) => Base64Url.EncodeToString([.. payload, .. MacOf(purpose, payload)]);

    /// <returns>The payload; null for what was made by somebody else, or for something else.</returns>
    public byte[]? Read(string purpose, string? text, int length)
    {
        var pass = new byte[length + Mac];
        if (text is null || Base64Url.GetMaxDecodedLength(text.Length) > pass.Length + 2 || !Base64Url.IsValid(text, out var decoded) || decoded != pass.Length)
        {
            return null;
        }

        Base64Url.DecodeFromChars(text, pass);
        return CryptographicOperations.FixedTimeEquals(MacOf(purpose, pass.AsSpan(0, length)), pass.AsSpan(length)) ? pass[..length] : null;
    }

    private byte[] MacOf(string purpose, ReadOnlySpan<byte> payload) => HMACSHA256.HashData(_key.Value, (byte[])[.. Encoding.ASCII.GetBytes(purpose), 0, .. payload])[..Mac];
}
