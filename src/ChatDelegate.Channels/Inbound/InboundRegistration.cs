using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDelegate.Channels.Inbound;

/// <summary>The Bot Framework endpoint. The server adds its <see cref="IMessageHost"/>, a singleton.</summary>
public static class InboundRegistration
{
    internal const string KeysClient = "ChatDelegate.Inbound.Keys";

    private static readonly TimeSpan KeysPatience = TimeSpan.FromSeconds(10);

    /// <summary>Includes <see cref="ConnectorRegistration.AddBotConnector"/>: who listens answers.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, Action<BotOptions>? configure = null)
    {
        services.AddBotConnector(configure);
        services.AddLimits();
        services.TryAddSingleton<SigningKeys>();
        services.TryAddSingleton<ValidatedTokens>();
        services.TryAddSingleton<ChannelAuthentication>();
        services.TryAddSingleton<LoopbackRule>();
        services.TryAddSingleton<MessagesEndpoint>();
        ConnectorRegistration.AddClient(services, KeysClient).ConfigureHttpClient(client => client.Timeout = KeysPatience);
        return services;
    }

    /// <remarks>It skips what comes after the host's routing, see ShortCircuit.</remarks>
    public static IEndpointConventionBuilder MapMessages(this IEndpointRouteBuilder routes, string path) => routes
        .MapPost(path, (HttpContext context, MessagesEndpoint at) => at.PostAsync(context))
        .ExcludeFromDescription()
        .ShortCircuit();
}
