using ChatDelegate.Congress.Appraisal.Questionnaires;
using ChatDelegate.Congress.Appraisal.Ratings;
using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Appraisal;

/// <summary>The appraisal of delegates (履职评议): self-reports, the rating of colleagues, the questionnaire. The last two are ballots of the feature Voting; better words for a report are of Assist.</summary>
public static class AppraisalModule
{
    public static IServiceCollection AddAppraisal(this IServiceCollection services)
    {
        services.AddSingleton<AppraisalPreparation>().AddSingleton<QuestionnaireDesk>();
        services.AddSingleton(all => new ReportDesk(
            all.GetRequiredService<IRecordStore>(), all.GetRequiredService<ModelAtHand>(), all.GetRequiredService<WordingLimit>(), all.GetRequiredService<PhraseBook>(), all.GetRequiredService<TimeProvider>()));
        return services.AddCommand<OpenReport>().AddCommand<ComposeReport>().AddCommand<EditReport>().AddCommand<SubmitReport>().AddCommand<ReadGroupReports>();
    }
}
