using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Turns.Admission;

/// <summary>What stands before the record when more comes than can be done.</summary>
internal static class AdmissionModule
{
    public static IServiceCollection AddAdmission(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AdmissionOptions>().Bind(configuration.GetSection(AdmissionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HeldBodyOptions>().Bind(configuration.GetSection(AdmissionOptions.Section));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<AdmissionOptions>>((kestrel, admission) => kestrel.Limits.MaxConcurrentConnections = admission.Value.MaxConnections);
        services.AddMetrics();
        return services.AddSingleton<AdmissionCount>().AddSingleton<AnswersUnderWay>().AddSingleton<TurnGate>();
    }
}
