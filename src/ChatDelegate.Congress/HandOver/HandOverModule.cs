using ChatDelegate.Congress.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.HandOver;

/// <summary>Handing over to staff (转人工). Needs a PhraseBook.</summary>
public static class HandOverModule
{
    /// <summary>The command that a server gives the dialog engine for 转人工.</summary>
    public const string Request = "handover.request";

    public static IServiceCollection AddHandOver(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HandOverOptions>().Bind(configuration.GetSection(HandOverOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddCommand<RequestHandOver>().AddCommand<OpenHandOver>().AddCommand<AddToHandOver>();
        return services.AddSingleton<HandOverDesk>();
    }
}
