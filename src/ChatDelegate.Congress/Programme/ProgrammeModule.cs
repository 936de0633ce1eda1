using ChatDelegate.Congress.Appraisal.Ratings;
using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme.Announcements;
using ChatDelegate.Congress.Programme.Tasks;
using ChatDelegate.Congress.Programme.Template;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Programme;

/// <summary>The activity week: template, plan, tasks, notices. Needs a PhraseBook.</summary>
public static class ProgrammeModule
{
    public static IServiceCollection AddProgramme(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlanTemplate(configuration).AddSingleton<TaskList>().AddSingleton<PlanDesk>().AddSingleton<AnnouncementDesk>();
        return services.AddCommand<ShowTasks>().AddCommand<FinishTask>().AddCommand<MoveTask>();
    }

    /// <summary>The template and what its items are proved by; whoever makes plans needs it, however many of them there are.</summary>
    internal static IServiceCollection AddPlanTemplate(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProgrammeOptions>().Bind(configuration.GetSection(ProgrammeOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProgrammeOptions>, TemplateFile.Check>());
        services.TryAddSingleton<TemplateFile>();
        return services.AddTaskProof<SuggestionProof>().AddTaskProof<BallotProof>().AddTaskProof<AnnouncementProof>().AddTaskProof<SelfReportProof>().AddTaskProof<RatingProof>();
    }

    /// <summary>How a feature offers what shows that an item is done.</summary>
    public static IServiceCollection AddTaskProof<T>(this IServiceCollection services)
        where T : TaskProof
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<TaskProof, T>());
        return services;
    }
}
