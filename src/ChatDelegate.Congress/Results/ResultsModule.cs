using ChatDelegate.Congress.Results.Board;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Results.Screens;
using ChatDelegate.Congress.Results.Script;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDelegate.Congress.Results;

/// <summary>What a vote is seen by: the screen in the hall, the board of all groups, the record. Needs a PhraseBook, the rules of attendance, and ballots.</summary>
public static class ResultsModule
{
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.TryAddSingleton<IScriptRuns, NoScriptRuns>();
        return services.AddSingleton<ScreenKeys>().AddSingleton<ScreenDesk>().AddSingleton<GroupBoardQuery>().AddSingleton<ReportDraft>().AddSingleton<ReportDesk>();
    }
}
