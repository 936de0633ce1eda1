using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Congress.Suggestions.Home;
using ChatDelegate.Congress.Suggestions.Reviewing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>Suggestions (代表建议): drafting, the delegate's work on them, and their review. Needs an IDrafter, a PhraseBook, AtWork and ModelUse.</summary>
public static class SuggestionsModule
{
    public static IServiceCollection AddSuggestions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SuggestionsOptions>().Bind(configuration.GetSection(SuggestionsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddCommand<RequestDrafts>().AddCommand<StopDrafting>().AddCommand<OpenSuggestion>().AddCommand<ChooseSuggestion>().AddCommand<ListSuggestions>()
            .AddCommand<ShowSources>().AddCommand<CompareVersions>()
            .AddCommand<ReviseSuggestion>().AddCommand<AdoptVersion>().AddCommand<AskMissing>().AddCommand<ExplainRevising>().AddCommand<EditSentence>().AddCommand<AnswerGap>()
            .AddCommand<SubmitSuggestion>().AddCommand<WithdrawSuggestion>().AddCommand<ShowReview>().AddCommand<PrepareReply>().AddCommand<AnswerReview>()
            .AddCommand<ShowHome>()
            .AddOptionSource<SuggestableSources>();
        services.AddSingleton<RequestLimit>().AddSingleton<SuggestionJobs>().AddSingleton<DraftingNotices>().AddSingleton<RevisionNotices>().AddSingleton<DraftingJobs>().AddSingleton<JobKeeper>().AddSingleton<ContactNames>().AddSingleton<DraftingLists>();
        services.AddScoped<DraftWork>().AddScoped<ReviseWork>().AddScoped<MissingWork>().AddScoped<DraftingRun>().AddHostedService<DraftingWorker>();
        return services.AddSingleton<ReviewDesk>().AddSingleton<ReviewList>().AddSingleton<SubmittedSources>();
    }
}
