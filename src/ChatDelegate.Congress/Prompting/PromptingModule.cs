using ChatDelegate.Congress.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Prompting;

/// <summary>Prompts of the vote day (投票提醒) and reminders of the week. Needs Voting and a PhraseBook.</summary>
public static class PromptingModule
{
    public static IServiceCollection AddPrompting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PromptingOptions>().Bind(configuration.GetSection(PromptingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<QuietHours>().AddSingleton<PromptCards>().AddSingleton<VoteNotices>().AddSingleton<VotePrompts>();
        services.AddSingleton<PromptRounds>().AddSingleton<PromptReduction>().AddSingleton<PromptDesk>().AddSingleton<WeekReminders>();
        return services.AddCommand<PromptOwnGroup>();
    }
}
