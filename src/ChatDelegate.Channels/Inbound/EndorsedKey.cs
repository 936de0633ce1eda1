using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChatDelegate.Channels.Inbound;

/// <summary>A key of the channel's, with the channels it may speak for.</summary>
internal sealed record EndorsedKey(RSAParameters Key, IReadOnlySet<string> Endorsements)
{
    private const int LeastBits = 2048;
    private const int MostBits = 16 * 1024; // what a verification may cost has an end
    private const int LongestExponent = 8;

    /// <summary>Those of a JSON Web Key Set that can verify: RSA, for signing, 2048 bits or more. Others are left out, and spoil nothing.</summary>
    public static Dictionary<string, EndorsedKey> Read(JsonElement keys)
    {
        var read = new Dictionary<string, EndorsedKey>(StringComparer.Ordinal);
        foreach (var key in keys.EnumerateArray())
        {
            if (key.ValueKind == JsonValueKind.Object && Text(key, "kid") is { Length: > 0 } id && IsForSigning(key) && Parameters(key) is { } parameters)
            {
                read[id] = new EndorsedKey(parameters, Endorsed(key));
            }
        }

        return read;
    }

    private static bool IsForSigning(JsonElement key) => Text(key, "kty") == "RSA" && (Text(key, "use") is null or "sig");

    private static RSAParameters? Parameters(JsonElement key)
    {
        if (Number(key, "n") is not { Length: > 0 } modulus || Number(key, "e") is not { Length: > 0 and <= LongestExponent } exponent)
        {
            return null;
        }

        var bits = (modulus.Length * 8) - byte.LeadingZeroCount(modulus[0]);
        return bits is < LeastBits or > MostBits || exponent is [<= 1] || exponent[^1] % 2 == 0 ? null : new RSAParameters { Modulus = modulus, Exponent = exponent };
    }

    /// <summary>Without leading zeros; null when it is no number.</summary>
    private static byte[]? Number(JsonElement key, string name)
    {
        try
        {
            return Text(key, name) is { } text ? Base64Url.DecodeFromChars(text).AsSpan().TrimStart((byte)0).ToArray() : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static HashSet<string> Endorsed(JsonElement key) =>
        key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? string.Empty)]
            : [];

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
