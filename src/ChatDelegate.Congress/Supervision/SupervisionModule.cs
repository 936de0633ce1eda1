using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Supervision.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Supervision;

/// <summary>What supervisors (督导员) see and file. Needs the host script.</summary>
public static class SupervisionModule
{
    public static IServiceCollection AddSupervision(this IServiceCollection services) =>
        services.AddSingleton<KnownGaps>().AddSingleton<SupervisionGaps>().AddSingleton<FileReport>().AddCommand<OpenSupervision>().AddCommand<FileSupervision>();
}
