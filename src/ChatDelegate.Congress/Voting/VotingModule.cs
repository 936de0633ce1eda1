using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Asking;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Paper;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Congress.Voting.Scrutiny;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Voting;

/// <summary>Secret ballots (无记名票决). Needs a PhraseBook and a <see cref="ServerAddress"/>.</summary>
public static class VotingModule
{
    public static IServiceCollection AddVoting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VotingOptions>().Bind(configuration.GetSection(VotingOptions.Section)).ValidateDataAnnotations()
            .Validate(options => options.Address is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Voting:Address must be a whole address such as https://daibiao.example.gov.cn.")
            .ValidateOnStart();
        services.AddSingleton<BallotPasses>().AddSingleton<BallotLinks>().AddSingleton<VoteCards>().AddSingleton<ScrutineerNotices>().AddSingleton<ResultNotices>();
        services.AddSingleton<BallotPreparation>().AddSingleton<SatisfactionPreparation>().AddSingleton<BallotShuffle>().AddSingleton<BallotOpening>().AddSingleton<BallotCounting>();
        services.AddSingleton<CastVote>().AddSingleton<PaperBallots>().AddSingleton<ScrutineerCodes>().AddSingleton<StaffAdmission>();
        return services.AddCommand<ShowBallot>().AddCommand<OpenOwnGroup>().AddCommand<CloseOwnGroup>();
    }
}
