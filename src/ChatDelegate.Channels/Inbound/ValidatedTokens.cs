using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ChatDelegate.Channels.Inbound;

/// <summary>
/// Tokens whose signature has been verified, by their hash: a channel uses one for an hour, and a verification costs more than all else
/// at the door. An entry is good for as long as the very key object that verified it is in use; every reading of the keys makes new ones,
/// so that what a key has signed ends with the key. Issuer, audience and lifetime are looked at anew each time.
/// </summary>
internal sealed class ValidatedTokens
{
    /// <summary>A channel has a handful. Only verified ones get in, so nobody else can fill it.</summary>
    internal const int Most = 1000;

    private readonly ConcurrentDictionary<Digest, EndorsedKey> _entries = new();

    public int Count => _entries.Count;

    public bool Contains(string text, EndorsedKey key) => _entries.TryGetValue(DigestOf(text), out var by) && ReferenceEquals(by, key);

    public void Add(string text, EndorsedKey key)
    {
        if (_entries.Count >= Most)
        {
            _entries.Clear();
        }

        _entries[DigestOf(text)] = key;
    }

    private static Digest DigestOf(string text) => MemoryMarshal.Read<Digest>(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Digest(ulong A, ulong B, ulong C, ulong D);
}
