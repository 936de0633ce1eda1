using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Drafting.Prompts;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Prompts;

/// <summary>Prompts (提示词) that staff change, over the files. Add it after the drafter, whose <see cref="PromptFolder"/> it reads and whose library it takes the place of.</summary>
public static class PromptsModule
{
    public static IServiceCollection AddPrompts(this IServiceCollection services)
    {
        services.AddSingleton<StoredPromptLibrary>().AddSingleton<IPromptLibrary>(all => all.GetRequiredService<StoredPromptLibrary>()).AddHostedService<PromptKeeper>();
        services.AddSingleton<SampleBook>().AddSingleton<TrialQueue>().AddSingleton<TrialRun>().AddHostedService<TrialWorker>();
        return services.AddSingleton<PromptDesk>().AddSingleton<TrialDesk>();
    }
}
