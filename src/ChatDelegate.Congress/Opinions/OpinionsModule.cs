using ChatDelegate.Congress.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Quick notes (随手记) and opinions of constituents (群众意见).</summary>
public static class OpinionsModule
{
    public static IServiceCollection AddOpinions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpinionsOptions>().Bind(configuration.GetSection(OpinionsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddCommand<AddNote>().AddCommand<UndoNote>().AddCommand<ListNotes>().AddCommand<OpenNote>()
            .AddCommand<EditNote>().AddCommand<DeleteNote>().AddCommand<RestoreNote>()
            .AddCommand<ReportOpinion>().AddCommand<ListOpinions>()
            .AddSingleton<OpinionDesk>();
    }
}
