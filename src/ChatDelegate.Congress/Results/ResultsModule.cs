using ChatDelegate.Congress.Results.Board;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Results.Screens;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Results;

/// <summary>What a vote is seen by: the screen in the hall, the board of all groups, the record. Needs a PhraseBook, the rules of attendance, and ballots.</summary>
public static class ResultsModule
{
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<ScreenKeys>().AddSingleton<ScreenDesk>().AddSingleton<GroupBoardQuery>().AddSingleton<ReportDraft>().AddSingleton<ReportDesk>();
    }
}
