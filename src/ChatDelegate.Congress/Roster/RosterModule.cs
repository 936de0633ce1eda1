using ChatDelegate.Congress.Roster.Founding;
using ChatDelegate.Congress.Roster.Import;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Congress.Roster.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Roster;

/// <summary>Congresses, their delegates and staff, and how these sign in.</summary>
public static class RosterModule
{
    public static IServiceCollection AddRoster(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CongressOptions>().Bind(configuration.GetSection(CongressOptions.Section)).ValidateDataAnnotations()
            .Validate(options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), "Congress:TimeZone names no time zone. Use an IANA name such as Asia/Shanghai.")
            .ValidateOnStart();
        return services
            .AddSingleton<CongressFoundation>()
            .AddStaffAccounts(configuration)
            .AddSingleton<RosterQueries>()
            .AddSingleton<KnownParticipants>()
            .AddSingleton<RosterImport>()
            .AddSingleton<SignInService>()
            .AddSingleton<DeviceSessions>();
    }
}
