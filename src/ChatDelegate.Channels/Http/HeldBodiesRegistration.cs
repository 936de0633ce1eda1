using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDelegate.Channels.Http;

internal static class HeldBodiesRegistration
{
    /// <summary>One count for all endpoints.</summary>
    public static void AddHeldBodies(this IServiceCollection services)
    {
        services.AddOptions<HeldBodyOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<HeldBodies>();
    }
}
