using System.Text.Json;
using ChatDelegate.Channels.Connector;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Inbound;

/// <summary>
/// The keys of the OpenID metadata: kept for a day, asked for again when a token names a key that is not there, but not more than once a
/// minute, since anyone can name any key. When they cannot be had, those of before go on being good for five days.
/// </summary>
internal sealed class SigningKeys(IHttpClientFactory clients, IOptions<BotOptions> options, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Good = TimeSpan.FromDays(5);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Known? _known;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <summary>Null when there is no such key.</summary>
    /// <exception cref="HttpRequestException">There are no keys at all, so nothing can be said about the token.</exception>
    public async Task<EndorsedKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (Of(id, Fresh) is { } fresh)
        {
            return fresh;
        }

        // While one asks for newer keys, which may take seconds, the others go on with those of before.
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            if (Of(id, Good) is { } stale)
            {
                return stale;
            }

            await _one.WaitAsync(cancellationToken);
        }

        try
        {
            if (Of(id, Fresh) is null && time.GetUtcNow() - _triedAt >= BetweenTries)
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

    private EndorsedKey? Of(string id, TimeSpan age) =>
        _known is { } known && time.GetUtcNow() - known.At < age ? known.Keys.GetValueOrDefault(id) : null;

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = options.Value.EffectiveEndpoints.Metadata;
            var client = clients.CreateClient(InboundRegistration.KeysClient);
            using var metadata = JsonDocument.Parse(await client.GetByteArrayAsync(endpoint, cancellationToken));
            var address = new Uri(endpoint, metadata.RootElement.GetProperty("jwks_uri").GetString());
            if (address.Scheme != endpoint.Scheme)
            {
                throw new HttpRequestException("The keys are offered by another scheme than the metadata.");
            }

            using var keys = JsonDocument.Parse(await client.GetByteArrayAsync(address, cancellationToken));
            var list = keys.RootElement.GetProperty("keys");
            var read = EndorsedKey.Read(list);
            if (read.Count == 0)
            {
                throw new InvalidOperationException("There is no usable key among those offered."); // never forget good ones for that
            }

            if (list.GetArrayLength() - read.Count is > 0 and var ignored)
            {
                log.KeysIgnored(ignored);
            }

            _known = new Known(time.GetUtcNow(), read);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            log.KeysNotRead(error);
        }
    }

    private static bool IsUnreadable(Exception error) => error
        is HttpRequestException or OperationCanceledException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException;

    private sealed record Known(DateTimeOffset At, IReadOnlyDictionary<string, EndorsedKey> Keys);
}
