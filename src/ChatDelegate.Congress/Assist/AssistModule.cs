using ChatDelegate.Congress.Assist.Fields;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Assist.Polishing;
using ChatDelegate.Congress.Assist.Routing;
using ChatDelegate.Congress.Assist.Speeches;
using ChatDelegate.Congress.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Assist;

/// <summary>
/// What is done on the side for delegates and staff: notes to speak from (发言提纲), fields of an opinion, a report in better words (润色), what
/// words meant that nobody understood. Each does its part without a model, too, or is not offered.
/// </summary>
public static class AssistModule
{
    public static IServiceCollection AddAssist(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AssistOptions>().Bind(configuration.GetSection(AssistOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ModelAtHand>().AddSingleton<WordingLimit>();
        services.AddSingleton<AssistJobs>().AddSingleton<AssistRun>().AddHostedService<AssistWorker>();
        services.AddSingleton<SpeechNotices>().AddSingleton<AssistWork, SpeechOutlineWork>().AddSingleton<AssistWork, SpokenSpeechWork>();
        services.AddCommand<PrepareSpeech>().AddCommand<OpenSpeech>().AddCommand<ListSpeeches>().AddCommand<SpeakSpeech>().AddOptionSource<SpeechSources>();
        services.AddSingleton<OpinionFieldRequests>().AddSingleton<OpinionFieldDesk>().AddSingleton<AssistWork, OpinionFieldsWork>();
        services.AddSingleton<PolishNotices>().AddSingleton<AssistWork, PolishWork>();
        services.AddCommand<PolishReport>().AddCommand<AnswerPolish>();
        return services.AddSingleton<RouteRequests>().AddSingleton<AssistWork, RouteWork>();
    }
}
