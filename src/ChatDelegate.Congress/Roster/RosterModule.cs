using ChatDelegate.Congress.Roster.Import;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Roster;

/// <summary>Congresses, their delegates and staff, and how these sign in.</summary>
public static class RosterModule
{
    public static IServiceCollection AddRoster(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddSingleton<RosterQueries>().AddSingleton<RosterImport>();
    }
}
