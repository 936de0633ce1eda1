using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatDelegate.Congress.Roster.Staff;

/// <summary>Time-based one-time codes by RFC 6238 as authenticator apps do them: 6 digits, 30 seconds, SHA-1.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The time step whose code this is, at most one step off the clock; null for a wrong code.</summary>
    public static long? StepOf(ReadOnlySpan<byte> key, string typed, DateTimeOffset now)
    {
        var code = typed.Normalize(NormalizationForm.FormKC).Replace(" ", string.Empty, StringComparison.Ordinal);
        var current = now.ToUnixTimeSeconds() / Seconds;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(key, step)), Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    public static string CodeAt(ReadOnlySpan<byte> key, DateTimeOffset now) => Code(key, now.ToUnixTimeSeconds() / Seconds);

    /// <summary>What a QR code hands to the app.</summary>
    public static string Uri(ReadOnlySpan<byte> key, string issuer, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={Encode(key)}&issuer={System.Uri.EscapeDataString(issuer)}";

    public static string Encode(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var octet in key)
        {
            held = (held << 8) | octet;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[(held << (5 - bits)) & 31]).ToString();
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 and every authenticator app use HMAC-SHA-1, which is not broken for this.")]
    private static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
