using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Server.Drafting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// Who drafts: section <c>Drafting</c>. With <c>offline</c> there is no <see cref="IChatClient"/> and no <see cref="PromptRunner"/>, and
/// whoever could use one does without.
/// </summary>
internal static class DrafterModule
{
    public static IServiceCollection AddDrafter(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ModelOptions.Section);
        services.AddOptions<ModelOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsCheck>();
        services.AddSingleton(all => new ModelStatus { Provider = Settings(all).Provider });
        services.AddSingleton(all => new PromptFolder(Settings(all).PromptFolder)).AddSingleton<IPromptLibrary>(all => all.GetRequiredService<PromptFolder>());
        services.AddSingleton<IDrafter, OfflineDrafter>();
        return (section["Provider"] ?? ModelOptions.OffLine) == ModelOptions.OffLine ? services : services.AddModel();
    }

    private static IServiceCollection AddModel(this IServiceCollection services)
    {
        services.AddSingleton<ModelMetrics>();
        services.AddSingleton(all => ModelConnection.Open(
            Settings(all), all.GetRequiredService<ModelStatus>(), all.GetRequiredService<ModelMetrics>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<ResilientChatClient>>()));
        services.AddSingleton(Chain);
        services.AddSingleton(all => new PromptRunner(all.GetRequiredService<IChatClient>(), all.GetRequiredService<IPromptLibrary>(), Settings(all).MaxQuestion));
        services.AddSingleton<IDrafter, ModelDrafter>().AddSingleton<ModelEditor>();
        services.AddSingleton<ModelCheck>().AddHostedService<ModelCheckAtStart>();
        return services;
    }

    /// <summary>The model, and around it what was registered as a layer: the last one registered is asked first.</summary>
    private static IChatClient Chain(IServiceProvider services) =>
        services.GetServices<Func<IServiceProvider, IChatClient, IChatClient>>()
            .Aggregate((IChatClient)services.GetRequiredService<ResilientChatClient>(), (inner, layer) => layer(services, inner));

    private static ModelOptions Settings(IServiceProvider services) => services.GetRequiredService<IOptions<ModelOptions>>().Value;
}
