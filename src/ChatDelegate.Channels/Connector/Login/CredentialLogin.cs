using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector.Login;

/// <summary>
/// A managed identity or a certificate, through Azure.Identity. Its traffic runs over our own client, without its retries and its log:
/// one place decides about both.
/// </summary>
internal sealed class CredentialLogin(TokenCredential credential, IOptions<BotOptions> options) : IBotLogin
{
    public static CredentialLogin Of(IHttpMessageHandlerFactory handlers, IOptions<BotOptions> options)
    {
        var transport = new HttpClientTransport(handlers.CreateHandler(ConnectorRegistration.LoginClient));
        return new CredentialLogin(options.Value.EffectiveAppType == BotAppType.UserAssignedMSI ? Managed(options.Value, transport) : Certificate(options.Value, transport), options);
    }

    public async Task<BotToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([options.Value.EffectiveEndpoints.Scope]), cancellationToken);
            return new BotToken(token.Token, token.ExpiresOn);
        }
        catch (Exception error) when (error is AuthenticationFailedException or RequestFailedException or HttpRequestException or IOException)
        {
            throw new LoginFailedException($"The login failed: {(error.InnerException ?? error).GetType().Name}.", isTransient: true, inner: error);
        }
    }

    private static ManagedIdentityCredential Managed(BotOptions bot, HttpPipelineTransport transport)
    {
        var settings = new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(bot.AppId));
        Settle(settings, transport);
        return new ManagedIdentityCredential(settings);
    }

    private static ClientCertificateCredential Certificate(BotOptions bot, HttpPipelineTransport transport)
    {
        var endpoints = bot.EffectiveEndpoints;
        var settings = new ClientCertificateCredentialOptions { AuthorityHost = endpoints.Login, DisableInstanceDiscovery = true, SendCertificateChain = true };
        Settle(settings, transport);
        var tenant = bot.EffectiveAppType == BotAppType.MultiTenant ? endpoints.MultiTenant : bot.TenantId;
        return new ClientCertificateCredential(tenant, bot.AppId, bot.CertificateFile, settings);
    }

    private static void Settle(TokenCredentialOptions settings, HttpPipelineTransport transport)
    {
        settings.Transport = transport;
        settings.RetryPolicy = new RetryPolicy(maxRetries: 0);
        settings.Diagnostics.IsLoggingEnabled = false;
        settings.Diagnostics.IsTelemetryEnabled = false;
        settings.Diagnostics.IsDistributedTracingEnabled = false;
    }
}
