using ChatDelegate.Channels;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Inbound;

namespace ChatDelegate.Server.Delivery;

/// <summary>Channels with a connector: what comes in, and the outbox that goes out. Section <c>Teams</c> is the bot's registration.</summary>
internal static class DeliveryModule
{
    public const string BotSection = "Teams";

    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMessages(options => configuration.GetSection(BotSection).Bind(options));
        services.AddSingleton<IMessageHost, ConnectorHost>().AddSingleton<OutboxTables>().AddSingleton<SentMessages>().AddSingleton<OutboxSender>().AddSingleton<OutboxLanes>().AddSingleton<ChannelFiles>();
        services.AddSingleton<IChannel, BotFrameworkChannel>();
        services.AddHostedService(all => all.GetRequiredService<OutboxLanes>());
        services.AddHostedService<OutboxDispatcher>().AddHostedService<ClaimHolder>();
        return services;
    }
}
