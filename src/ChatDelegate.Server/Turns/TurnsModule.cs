using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Engine;
using ChatDelegate.Server.Faults;
using ChatDelegate.Server.Files;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Turns;

/// <summary>The way of a message, put together.</summary>
internal static class TurnsModule
{
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DialogOptions>().Bind(configuration.GetSection(DialogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CommandTable>().AddSingleton<CongressZone>().AddSingleton<CrashPoint>();
        services.AddSingleton(LoadCatalog);
        services.AddSingleton(Phrases);
        services.AddSingleton(all => new DialogEngine(all.GetRequiredService<DialogCatalog>(), all.GetRequiredService<IOptions<DialogOptions>>().Value.ForEngine()));
        services.AddSingleton<DialogRunner>().AddSingleton<StrangerDesk>();
        services.AddSingleton<ConversationNews>().AddSingleton<DeliverySignal>().AddSingleton<FileStore>().AddSingleton<TurnPipeline>();
        services.AddHostedService<NoticeRunner>();
        if (configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"] == "postgres")
        {
            services.AddHostedService<NewsListener>();
        }

        return services;
    }

    private static PhraseBook Phrases(IServiceProvider services)
    {
        var texts = services.GetRequiredService<DialogCatalog>().Texts;
        return (locale, key, values) => texts.Format(key, locale, [.. values.Select(value => (value.Name, (object?)value.Value))]);
    }

    private static DialogCatalog LoadCatalog(IServiceProvider services)
    {
        var commands = services.GetRequiredService<CommandTable>();
        var load = DialogCatalog.Load(services.GetRequiredService<IOptions<DialogOptions>>().Value.Folder, commands.Specs, commands.Sources);
        return load.Catalog ?? throw new StartException(
            $"{load.Errors.Count} faults in the dialogs:{Environment.NewLine}{string.Join(Environment.NewLine, load.Errors.Select(error => $"  {error.File}:{error.Line}: {error.Message}"))}");
    }
}
