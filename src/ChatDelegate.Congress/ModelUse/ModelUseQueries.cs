using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>What the ledger says, for staff: how much, how fast, how often it failed, what it cost. No person's name and no text is in it.</summary>
public sealed class ModelUseQueries
{
    private readonly IDbContextFactory<CongressDb> _contexts;
    private readonly ModelLedger _ledger;
    private readonly IOptions<ModelLimitsOptions> _limits;
    private readonly IOptions<PriceOptions> _price;

    internal ModelUseQueries(IDbContextFactory<CongressDb> contexts, ModelLedger ledger, IOptions<ModelLimitsOptions> limits, IOptions<PriceOptions> price) =>
        (_contexts, _ledger, _limits, _price) = (contexts, ledger, limits, price);

    /// <summary>The congress's day, now.</summary>
    public DateOnly Today => _ledger.Today;

    public string Currency => _price.Value.Currency;

    /// <summary>Each day, both ends included, that had any call, the latest first.</summary>
    public async Task<IReadOnlyList<ModelDay>> ByDayAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var calls = await ReadAsync(from, to, cancellationToken);
        return
        [
            .. calls.GroupBy(call => call.Day).OrderByDescending(day => day.Key).Select(day => new ModelDay(day.Key, ModelFigures.Of([.. day]), SharesOf([.. day]))),
        ];
    }

    /// <summary>All of these days together, by prompt and model, the one with most tokens first.</summary>
    public async Task<IReadOnlyList<ModelShare>> ByPromptAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        SharesOf(await ReadAsync(from, to, cancellationToken));

    /// <summary>How much of today's budget of the installation is used.</summary>
    public async Task<ModelBudget> BudgetAsync(CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var today = Today;
        var used = await db.Set<ModelCall>().Where(call => call.Day == today).SumAsync(call => (long)call.TokensIn + call.TokensOut, cancellationToken);
        return new ModelBudget(used, _limits.Value.TokensPerDay);
    }

    /// <summary>Answers kept just now for jobs that have not ended.</summary>
    public async Task<int> AnswersKeptAsync(CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<KeptAnswer>().CountAsync(cancellationToken);
    }

    private async Task<List<ModelCall>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ModelCall>().AsNoTracking().Where(call => call.Day >= from && call.Day <= to).ToListAsync(cancellationToken);
    }

    private static List<ModelShare> SharesOf(IReadOnlyList<ModelCall> calls) =>
    [
        .. calls.GroupBy(call => (call.Prompt, call.Model)).Select(group => new ModelShare(group.Key.Prompt, group.Key.Model, ModelFigures.Of([.. group])))
            .OrderByDescending(share => share.Figures.TokensIn + share.Figures.TokensOut).ThenBy(share => share.Prompt, StringComparer.Ordinal),
    ];
}

public sealed record ModelDay(DateOnly Day, ModelFigures Figures, IReadOnlyList<ModelShare> Shares);

/// <summary>What one prompt took of one model.</summary>
public sealed record ModelShare(string Prompt, string Model, ModelFigures Figures);

/// <param name="Limit">From there on nobody is served by the model until the day is over.</param>
public sealed record ModelBudget(long Used, long Limit);
