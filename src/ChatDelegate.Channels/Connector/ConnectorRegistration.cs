using ChatDelegate.Channels.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

public static class ConnectorRegistration
{
    internal const string ConnectorHttpClient = "ChatDelegate.Connector";
    internal const string LoginClient = "ChatDelegate.Connector.Login";

    private const long MostBytesOfAnAnswer = 1024 * 1024;

    /// <summary>The <see cref="ConnectorClient"/> and the bot's registration.</summary>
    public static IServiceCollection AddBotConnector(this IServiceCollection services, Action<BotOptions>? configure = null)
    {
        services.AddOptions<BotOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChannelMetrics>();
        services.TryAddSingleton<ConnectorTokens>();
        services.TryAddSingleton(provider => new ConnectorClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<ConnectorTokens>(),
            provider.GetRequiredService<IOptions<BotOptions>>(),
            provider.GetRequiredService<ChannelMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectorClient>>()));
        AddClient(services, ConnectorHttpClient);
        AddClient(services, LoginClient);
        return services;
    }

    /// <summary>
    /// No redirects: they would carry the call, if not the token, past the list of allowed hosts. No request logs: addresses hold ids of people.
    /// </summary>
    internal static IHttpClientBuilder AddClient(IServiceCollection services, string name) => services
        .AddHttpClient(name, client => client.MaxResponseContentBufferSize = MostBytesOfAnAnswer)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        .RemoveAllLoggers();
}
