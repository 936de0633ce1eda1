using ChatDelegate.Channels;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Assist;
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
        // Asked for at each phrase: what says phrases may be a part of a command, which the catalog is checked with.
        services.AddSingleton<PhraseBook>(all => (locale, key, values) => all.GetRequiredService<CatalogKeeper>().Phrase(locale, key, values));
        services.AddSingleton<DelegateDialogs>(all => locale =>
            [.. all.GetRequiredService<CatalogKeeper>().Current.Catalog.StartableBy([ParticipantLookup.Delegate], locale).Select(dialog => new KnownDialog(dialog.Id, dialog.Title, dialog.About))]);
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
