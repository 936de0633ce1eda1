using System.Security.Cryptography;
using System.Text.Json;
using ChatDelegate.Channels.Connector;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ChatDelegate.Channels.Inbound;

/// <summary>A key of the channel's, with the channels it may speak for.</summary>
internal sealed record EndorsedKey(SecurityKey Key, IReadOnlySet<string> Endorsements);

/// <summary>
/// The keys of the OpenID metadata: kept for a day, asked for again when a token names a key that is not there, but not more than once a
/// minute, since anyone can name any key. When they cannot be had, those of before go on being good for five days.
/// </summary>
internal sealed class SigningKeys(IHttpClientFactory clients, IOptions<BotOptions> options, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Good = TimeSpan.FromDays(5);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(1);

    // The library's own cache knows verifiers by the name of the key, for the whole process: another key of the same name would be taken for this one.
    private static readonly CryptoProviderFactory Uncached = new() { CacheSignatureProviders = false };

    private readonly SemaphoreSlim _one = new(1, 1);
    private Known? _known;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <summary>Null when there is no such key.</summary>
    /// <exception cref="HttpRequestException">There are no keys at all, so nothing can be said about the token.</exception>
    public async Task<EndorsedKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetUtcNow() - known.At < Fresh && known.Keys.TryGetValue(id, out var key))
        {
            return key;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (MayTry(id))
            {
                _triedAt = time.GetUtcNow();
                // Not bound to the request: who hangs up may not use up the minute's one try.
                await RefreshAsync(CancellationToken.None);
            }
        }
        finally
        {
            _one.Release();
        }

        return _known is { } now && time.GetUtcNow() - now.At < Good
            ? now.Keys.GetValueOrDefault(id)
            : throw new HttpRequestException("The channel's signing keys are not known.");
    }

    public void Dispose() => _one.Dispose();

    private bool MayTry(string id)
    {
        var now = time.GetUtcNow();
        var isKnown = _known is { } known && now - known.At < Fresh && known.Keys.ContainsKey(id);
        return !isKnown && now - _triedAt >= BetweenTries;
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var client = clients.CreateClient(InboundRegistration.KeysClient);
            using var metadata = JsonDocument.Parse(await client.GetByteArrayAsync(options.Value.EffectiveEndpoints.Metadata, cancellationToken));
            var address = new Uri(options.Value.EffectiveEndpoints.Metadata, metadata.RootElement.GetProperty("jwks_uri").GetString());
            if (address.Scheme != options.Value.EffectiveEndpoints.Metadata.Scheme)
            {
                throw new HttpRequestException("The keys are offered by another scheme than the metadata.");
            }

            using var keys = JsonDocument.Parse(await client.GetByteArrayAsync(address, cancellationToken));
            _known = new Known(time.GetUtcNow(), Read(keys.RootElement.GetProperty("keys")));
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            log.KeysNotRead(error);
        }
    }

    private static bool IsUnreadable(Exception error) => error
        is HttpRequestException or OperationCanceledException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException;

    private static Dictionary<string, EndorsedKey> Read(JsonElement keys)
    {
        var read = new Dictionary<string, EndorsedKey>(StringComparer.Ordinal);
        foreach (var key in keys.EnumerateArray())
        {
            if (Text(key, "kty") == "RSA" && Text(key, "kid") is { } id && Text(key, "n") is { } modulus && Text(key, "e") is { } exponent)
            {
                var rsa = new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) })
                {
                    KeyId = id,
                    CryptoProviderFactory = Uncached,
                };
                read[id] = new EndorsedKey(rsa, Endorsements(key));
            }
        }

        return read;
    }

    private static HashSet<string> Endorsements(JsonElement key) =>
        key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? string.Empty)]
            : [];

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Known(DateTimeOffset At, IReadOnlyDictionary<string, EndorsedKey> Keys);
}
