using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Demo;

/// <summary>The demo congress; does nothing unless <c>Demo:Enabled</c>.</summary>
public static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection(DemoOptions.Section));
        services.AddOptions<SignInOptions>().PostConfigure<IOptions<DemoOptions>>((signIn, demo) =>
        {
            if (demo.Value.Enabled)
            {
                signIn.ReusableFor = id => DemoIds.Is(DemoKind.Person, id);
            }
        });
        return services.AddPlanTemplate(configuration).AddSingleton<DemoCongress>();
    }
}
