using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>
/// Mints and checks Direct Line tokens: JWTs, since Web Chat decodes them for the claim <c>user</c>. There is one header and one key;
/// a token with another header is no token, which leaves no room for a choice of algorithm.
/// </summary>
public sealed class DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string ChatUse = "chat";
    private const string StreamUse = "stream";
    private const int LongestToken = 4096;

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _key = options.Value.SigningKey ?? throw new InvalidOperationException("DirectLineOptions.SigningKey is not set.");

    /// <summary>A token for a person who has signed in; the host decides who that is.</summary>
    public DirectLineToken Mint(DirectLineIdentity identity) => Mint(identity, ChatUse, options.Value.TokenLifetime);

    /// <inheritdoc cref="Mint(DirectLineIdentity)"/>
    public DirectLineToken Mint(string userId, string conversationId) => Mint(new DirectLineIdentity(userId, conversationId));

    /// <summary>The same for all tokens of one sign-in, and of no use as one.</summary>
    public string SessionIdOf(DirectLineIdentity identity) =>
        Base64Url.EncodeToString(Sign(JsonSerializer.Serialize([identity.ConversationId, identity.UserId, identity.SessionId], DirectLineClaimsContext.Default.StringArray)));

    internal string MintForStream(DirectLineIdentity identity) => Mint(identity, StreamUse, options.Value.StreamAddressLifetime).Token;

    internal DirectLineIdentity? Read(string? token) => Read(token, ChatUse);

    internal DirectLineIdentity? ReadForStream(string? token) => Read(token, StreamUse);

    private DirectLineToken Mint(DirectLineIdentity identity, string use, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        var claims = new DirectLineClaims
        {
            User = identity.UserId,
            Conv = identity.ConversationId,
            Sid = identity.SessionId,
            Use = use,
            Iat = now.ToUnixTimeSeconds(),
            Exp = now.Add(lifetime).ToUnixTimeSeconds(),
        };
        var body = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, DirectLineClaimsContext.Default.DirectLineClaims))}";
        return new DirectLineToken($"{body}.{Base64Url.EncodeToString(Sign(body))}", (int)lifetime.TotalSeconds);
    }

    private DirectLineIdentity? Read(string? token, string use)
    {
        if (token is null || token.Length > LongestToken || token.Split('.') is not [var header, var payload, var signature] || header != Header)
        {
            return null;
        }

        var expected = Base64Url.EncodeToString(Sign($"{header}.{payload}"));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)))
        {
            return null;
        }

        // The signature is ours, so the payload is what Mint wrote.
        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), DirectLineClaimsContext.Default.DirectLineClaims);
        return claims is { User: { } user, Conv: { } conversation } && claims.Use == use && claims.Exp > time.GetUtcNow().ToUnixTimeSeconds()
            ? new DirectLineIdentity(user, conversation, claims.Sid)
            : null;
    }

    private byte[] Sign(string body) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(body));
}

/// <summary>A minted token.</summary>
/// <param name="ExpiresIn">Seconds, as Direct Line tells it.</param>
public sealed record DirectLineToken(string Token, int ExpiresIn);

internal sealed record DirectLineClaims
{
    [JsonPropertyName("user")]
    public string? User { get; set; }

    [JsonPropertyName("conv")]
    public string? Conv { get; set; }

    [JsonPropertyName("sid"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sid { get; set; }

    [JsonPropertyName("use")]
    public string? Use { get; set; }

    [JsonPropertyName("iat")]
    public long Iat { get; set; }

    [JsonPropertyName("exp")]
    public long Exp { get; set; }
}

[JsonSerializable(typeof(DirectLineClaims)), JsonSerializable(typeof(string[]))]
internal sealed partial class DirectLineClaimsContext : JsonSerializerContext;
