using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

/// <summary>The bot's own token for connectors, by client credentials: fetched by one for all, renewed ahead of its end.</summary>
internal sealed class ConnectorTokens(IHttpClientFactory clients, IOptions<BotOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private Held? _held;

    /// <param name="refused">The token that a connector has just refused; the same is not given out again.</param>
    /// <exception cref="HttpRequestException">There is no token to be had now.</exception>
    public async Task<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (Usable(refused) is { } ready)
        {
            return ready;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return Usable(refused) ?? await FetchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Usable(string? refused) =>
        _held is { } held && held.Token != refused && time.GetUtcNow() < held.RenewAt ? held.Token : null;

    private async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        var bot = options.Value;
        var endpoints = bot.EffectiveEndpoints;
        var address = new Uri(endpoints.Login, $"{Uri.EscapeDataString(bot.TenantId ?? endpoints.MultiTenant)}/oauth2/v2.0/token");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = bot.AppId ?? string.Empty,
            ["client_secret"] = bot.ClientSecret ?? string.Empty,
            ["scope"] = endpoints.Scope,
        });
        using var response = await clients.CreateClient(ConnectorRegistration.LoginClient).PostAsync(address, form, cancellationToken);
        response.EnsureSuccessStatusCode();
        try
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            var token = json.RootElement.GetProperty("access_token").GetString();
            var lifetime = TimeSpan.FromSeconds(json.RootElement.GetProperty("expires_in").GetInt32());
            var ahead = lifetime / 2 < Ahead ? lifetime / 2 : Ahead;
            _held = new Held(token ?? throw new HttpRequestException("The login answered without a token."), time.GetUtcNow() + lifetime - ahead);
            return _held.Token;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new HttpRequestException("The login's answer cannot be read.", error);
        }
    }

    private sealed record Held(string Token, DateTimeOffset RenewAt);
}
