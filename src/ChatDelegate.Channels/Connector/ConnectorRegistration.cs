using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Channels.Connector.Login;
using ChatDelegate.Channels.Http;
using ChatDelegate.Channels.Inbound;
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

    /// <summary>A connection kept for ever would never hear that a name has moved.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>What speaks to connectors (<see cref="ConnectorClient"/> and its neighbours), and the bot's registration.</summary>
    public static IServiceCollection AddBotConnector(this IServiceCollection services, Action<BotOptions>? configure = null)
    {
        services.AddOptions<BotOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChannelMetrics>();
        services.TryAddSingleton<ConnectorMetrics>();
        services.TryAddSingleton<ConnectorPipelines>();
        services.TryAddSingleton(Login);
        services.TryAddSingleton<ConnectorTokens>();
        services.TryAddSingleton<KnownServices>();
        services.TryAddSingleton<ConnectorWire>();
        services.TryAddSingleton<ConnectorExchange>();
        services.TryAddSingleton(of => new SendBudget(Options(of), of.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(of => new ConnectorClient(of.GetRequiredService<ConnectorExchange>(), Options(of)));
        services.TryAddSingleton(of => new ConversationMembers(of.GetRequiredService<ConnectorExchange>(), Options(of)));
        services.TryAddSingleton(of => new AttachmentDownloads(
            of.GetRequiredService<ConnectorWire>(),
            of.GetRequiredService<ConnectorPipelines>(),
            Options(of),
            of.GetRequiredService<ChannelMetrics>(),
            of.GetRequiredService<TimeProvider>(),
            of.GetRequiredService<ILogger<AttachmentDownloads>>()));
        AddClient(services, ConnectorHttpClient).ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        AddClient(services, LoginClient).ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.TryAddTransient<KeysRetry>();
        services.AddHttpClient(InboundRegistration.KeysClient).AddHttpMessageHandler<KeysRetry>();
        return services;
    }

    /// <summary>
    /// No redirects: they would carry the call, if not the token, past the list of allowed hosts. No request logs: addresses hold ids of people.
    /// </summary>
    internal static IHttpClientBuilder AddClient(IServiceCollection services, string name) => services
        .AddHttpClient(name, client => client.MaxResponseContentBufferSize = MostBytesOfAnAnswer)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = ConnectionLifetime })
        .RemoveAllLoggers();

    private static IOptions<BotOptions> Options(IServiceProvider services) => services.GetRequiredService<IOptions<BotOptions>>();

    private static IBotLogin Login(IServiceProvider services)
    {
        var bot = Options(services);
        return bot.Value.EffectiveAppType == BotAppType.UserAssignedMSI || !string.IsNullOrEmpty(bot.Value.CertificateFile)
            ? CredentialLogin.Of(services.GetRequiredService<IHttpMessageHandlerFactory>(), bot)
            : new SecretLogin(services.GetRequiredService<IHttpClientFactory>(), bot, services.GetRequiredService<TimeProvider>());
    }
}
