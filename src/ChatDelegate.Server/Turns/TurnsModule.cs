using ChatDelegate.Channels;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Server.Faults;
using ChatDelegate.Server.Files;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Server.Turns;

/// <summary>The way of a message, put together.</summary>
internal static class TurnsModule
{
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DialogOptions>().Bind(configuration.GetSection(DialogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CommandTable>().AddSingleton<CongressZone>().AddSingleton<CrashPoint>();
        services.AddDialogArchive().AddSingleton<CatalogKeeper>().AddHostedService<CatalogWatcher>();
        services.AddSingleton<PhraseBook>(all => all.GetRequiredService<CatalogKeeper>().Phrase);
        // For verbs, which run once; whatever lives longer asks the keeper each time.
        services.AddTransient(all => all.GetRequiredService<CatalogKeeper>().Current.Catalog);
        services.AddSingleton<ConversationCache>().AddSingleton<DialogRunner>().AddSingleton<StrangerDesk>().AddSingleton<GroupDesk>().AddSingleton<Reception>();
        services.AddSingleton<ConversationNews>().AddSingleton<DeliverySignal>().AddSingleton<FileStore>();
        services.AddSingleton<ChannelDirectory>().AddSingleton<Speaker>().AddSingleton<CardViews>().AddSingleton<NoticeReading>().AddSingleton<TurnPipeline>();
        services.AddSingleton<TypingSign>().AddSingleton<AtWork>(all => all.GetRequiredService<TypingSign>().ShowAsync);
        services.AddAdmission(configuration).AddHostedService<NoticeRunner>();
        if (configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"] == "postgres")
        {
            services.AddHostedService<NewsListener>();
        }

        return services;
    }
}
