using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>Use of language models (模型用量): the ledger, its budgets, answers kept for interrupted jobs. The host puts its layer around the model, when there is one.</summary>
public static class ModelUseModule
{
    public static IServiceCollection AddModelUse(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelLimitsOptions>().Bind(configuration.GetSection(ModelLimitsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PriceOptions>().Bind(configuration.GetSection(PriceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeptAnswers>().AddSingleton<ModelLedger>().AddHostedService<AnswerSweep>();
        services.AddSingleton<Func<IServiceProvider, IChatClient, IChatClient>>(_ => static (all, model) => new LedgerChatClient(model, all));
        return services.AddSingleton(all => new ModelUseQueries(
            all.GetRequiredService<IDbContextFactory<CongressDb>>(), all.GetRequiredService<ModelLedger>(), all.GetRequiredService<IOptions<ModelLimitsOptions>>(), all.GetRequiredService<IOptions<PriceOptions>>()));
    }
}
