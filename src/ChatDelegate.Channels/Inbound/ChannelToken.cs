using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatDelegate.Channels.Inbound;

/// <summary>
/// What a channel's token says, before anybody has looked at its signature. Channels write their tokens in one way only, and anything
/// else is no token: three parts in base64url without padding or white space, no member twice, one audience, whole seconds, no <c>crit</c>.
/// The key is found by its name alone; keys and addresses of keys within the token are never looked at.
/// </summary>
internal sealed record ChannelToken
{
    private const int MaxDepth = 8;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    public required string KeyId { get; init; }

    public required HashAlgorithmName Hash { get; init; }

    public string? Issuer { get; init; }

    public string? Audience { get; init; }

    public long? NotBefore { get; init; }

    public long? Expires { get; init; }

    public string? ServiceUrl { get; init; }

    /// <summary>The token, or the reason for there being none.</summary>
    public static (ChannelToken? Token, string? Reason) Read(string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature] || !IsBase64Url(header) || !IsBase64Url(payload) || !IsBase64Url(signature))
        {
            return (null, "malformed");
        }

        try
        {
            using var head = JsonDocument.Parse(Decode(header), Strict);
            using var body = JsonDocument.Parse(Decode(payload), Strict);
            return Read(head.RootElement, body.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            return (null, "malformed");
        }
    }

    /// <param name="text">The token again: kept ones are kept without it.</param>
    public bool IsSignedBy(RSAParameters key, string text)
    {
        var end = text.LastIndexOf('.');
        using var rsa = RSA.Create(key);
        try
        {
            return rsa.VerifyData(Encoding.ASCII.GetBytes(text[..end]), Decode(text[(end + 1)..]), Hash, RSASignaturePadding.Pkcs1);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Ends at all, has not ended, and has begun.</summary>
    public bool IsTimely(DateTimeOffset now, TimeSpan skew)
    {
        var (earliest, latest) = ((now - skew).ToUnixTimeSeconds(), (now + skew).ToUnixTimeSeconds());
        return Expires > earliest && (NotBefore is not { } start || start <= latest);
    }

    private static (ChannelToken? Token, string? Reason) Read(JsonElement header, JsonElement payload)
    {
        if (header.ValueKind != JsonValueKind.Object || payload.ValueKind != JsonValueKind.Object || header.TryGetProperty("crit", out _))
        {
            return (null, "malformed");
        }

        if (HashOf(Text(header, "alg")) is not { } hash)
        {
            return (null, "algorithm");
        }

        if (Text(header, "kid") is not { Length: > 0 } key)
        {
            return (null, "unknown_key");
        }

        if (!IsTime(payload, "nbf", out var notBefore) || !IsTime(payload, "exp", out var expires))
        {
            return (null, "lifetime");
        }

        return (new()
        {
            KeyId = key,
            Hash = hash,
            Issuer = Text(payload, "iss"),
            Audience = Text(payload, "aud"),
            NotBefore = notBefore,
            Expires = expires,
            ServiceUrl = Text(payload, "serviceurl"),
        }, null);
    }

    private static HashAlgorithmName? HashOf(string? algorithm) => algorithm switch
    {
        "RS256" => HashAlgorithmName.SHA256,
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Missing or whole seconds; a text or a fraction is no time.</summary>
    private static bool IsTime(JsonElement payload, string name, out long? seconds)
    {
        seconds = null;
        if (!payload.TryGetProperty(name, out var value))
        {
            return true;
        }

        seconds = value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) ? whole : null;
        return seconds is not null;
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The decoder itself would overlook padding and white space.</summary>
    private static bool IsBase64Url(string part) => part.Length > 0 && !part.AsSpan().ContainsAnyExcept(Alphabet);

    private static byte[] Decode(string part) => Base64Url.DecodeFromChars(part);
}
