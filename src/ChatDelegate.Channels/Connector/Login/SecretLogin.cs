using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector.Login;

/// <summary>Client credentials with a secret.</summary>
internal sealed class SecretLogin(IHttpClientFactory clients, IOptions<BotOptions> options, TimeProvider time) : IBotLogin
{
    private const string EntraCode = "AADSTS";

    public async Task<BotToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Read(await AskAsync(cancellationToken));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new LoginFailedException("The login cannot be reached.", isTransient: true, inner: error);
        }
    }

    private async Task<ConnectorReply> AskAsync(CancellationToken cancellationToken)
    {
        var (bot, endpoints) = (options.Value, options.Value.EffectiveEndpoints);
        var tenant = bot.EffectiveAppType == BotAppType.MultiTenant ? endpoints.MultiTenant : bot.TenantId ?? string.Empty;
        var address = new Uri(endpoints.Login, $"{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = bot.AppId ?? string.Empty,
            ["client_secret"] = bot.ClientSecret ?? string.Empty,
            ["scope"] = endpoints.Scope,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        using var response = await clients.CreateClient(ConnectorRegistration.LoginClient)
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await ConnectorReply.ReadAsync(response, needsBody: true, time, cancellationToken);
    }

    private BotToken Read(ConnectorReply reply)
    {
        using var json = reply.Json();
        if (!reply.IsSuccess)
        {
            throw new LoginFailedException(Reason(reply, json), ConnectorAnswer.MayBeTriedAgain(reply.Status), reply.After);
        }

        if (json?.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("access_token", out var token) && token.ValueKind == JsonValueKind.String && token.GetString() is { Length: > 0 } value
            && root.TryGetProperty("expires_in", out var seconds) && Seconds(seconds) is { } lifetime)
        {
            return new BotToken(value, time.GetUtcNow() + lifetime);
        }

        throw new LoginFailedException("The login's answer has no token.", isTransient: false);
    }

    /// <summary>Some private clouds write the number as a text.</summary>
    private static TimeSpan? Seconds(JsonElement value) =>
        int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private static string Reason(ConnectorReply reply, JsonDocument? json)
    {
        var code = ConnectorAnswer.Text(json, "error") is { } error ? ConnectorAnswer.Short(error) : string.Empty;
        var description = ConnectorAnswer.Text(json, "error_description") ?? string.Empty;
        var entra = description.StartsWith(EntraCode, StringComparison.Ordinal) ? description.Split(':', 2)[0] : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"The login refused with {reply.Status} {code} {ConnectorAnswer.Short(entra)}").TrimEnd();
    }
}
