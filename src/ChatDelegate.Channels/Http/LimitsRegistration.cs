using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDelegate.Channels.Http;

internal static class LimitsRegistration
{
    /// <summary>What bounds the load, one for all endpoints.</summary>
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<HeldBodyOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HeldBodies>();
        services.TryAddSingleton<Brake>();
    }
}
