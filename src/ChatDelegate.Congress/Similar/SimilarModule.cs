using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions.Sorting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Congress.Similar;

/// <summary>Similar cases (同题、近似) for delegates and staff. Needs a PhraseBook.</summary>
public static class SimilarModule
{
    public static IServiceCollection AddSimilar(this IServiceCollection services)
    {
        services.AddCommand<ShowSimilar>().AddCommand<MarkSameMatter>();
        services.AddSingleton<SimilarSearch>().AddSingleton<SimilarCases>().AddSingleton<SimilarNews>().AddSingleton<SimilarRebuild>();
        services.AddSingleton(all => new SimilarDesk(all.GetRequiredService<IDbContextFactory<CongressDb>>(), all.GetRequiredService<SimilarCases>()));
        services.AddSingleton<OpinionSorting>();
        return services.AddHostedService<SimilarIntake>().AddHostedService<SimilarUpkeep>();
    }
}
