using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Server.Console.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Console.Model;

/// <summary>How it stands with the language model (语言模型) and what it is used for, in numbers: no person's name and no text.</summary>
internal sealed class ModelBoard(
    ModelUseQueries use, IOptions<ModelLimitsOptions> limits, IOptions<PriceOptions> price, IDbContextFactory<CongressDb> databases, IEnumerable<ModelCheck> checks)
{
    /// <summary>Days shown, today with them.</summary>
    public const int Days = 14;

    private const decimal Micros = 1_000_000m;

    /// <summary>Whether there is a model to be asked.</summary>
    public bool CanCheck => checks.Any();

    /// <summary>Asks the model a small question now; null for who may not, or without a model.</summary>
    public async Task<ModelEvent?> CheckAsync(Staff admin, CancellationToken cancellationToken) =>
        admin.Admin && checks.FirstOrDefault() is { } check ? await check.RunAsync(cancellationToken) : null;

    public async Task<ModelUseSheet> ReadAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        var (from, to) = (use.Today.AddDays(1 - Days), use.Today);
        return new ModelUseSheet(
            await use.ByDayAsync(from, to, cancellationToken),
            await use.ByPromptAsync(from, to, cancellationToken),
            await ByGroupAsync(bodyId, from, to, cancellationToken),
            await use.BudgetAsync(cancellationToken),
            limits.Value,
            price.Value is { Input: 0, Output: 0 } ? null : use.Currency);
    }

    /// <summary>By delegate group of this congress; what others asked for, staff among them, comes as one line without a name.</summary>
    private async Task<IReadOnlyList<GroupUse>> ByGroupAsync(Guid bodyId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = await db.Set<ModelCall>().AsNoTracking().Where(call => call.Day >= from && call.Day <= to && call.Outcome != CallOutcome.Kept && call.Outcome != CallOutcome.OverBudget)
            .GroupBy(call => call.Person)
            .Select(person => new { person.Key, Calls = person.Count(), Tokens = person.Sum(call => (long)call.TokensIn + call.TokensOut), Cost = person.Sum(call => call.CostMicros) })
            .ToListAsync(cancellationToken);
        var groups = await (
            from seat in db.Set<DelegateSeat>()
            join one in db.Set<DelegateGroup>() on seat.GroupId equals one.Id
            where seat.BodyId == bodyId
            select new { seat.PersonId, one.Number, one.Name }).ToListAsync(cancellationToken);
        var home = groups.DistinctBy(seat => seat.PersonId).ToDictionary(seat => seat.PersonId.ToString(), seat => (seat.Number, Name: (string?)seat.Name));
        return
        [
            .. people.GroupBy(person => person.Key is { } key && home.TryGetValue(key, out var found) ? found : (int.MaxValue, null))
                .OrderBy(group => group.Key.Item1)
                .Select(group => new GroupUse(group.Key.Item2, group.Sum(one => one.Calls), group.Sum(one => one.Tokens), group.Sum(one => one.Cost) / Micros)),
        ];
    }
}

/// <param name="Currency">Null while no price is set.</param>
public sealed record ModelUseSheet(
    IReadOnlyList<ModelDay> Days, IReadOnlyList<ModelShare> Prompts, IReadOnlyList<GroupUse> Groups, ModelBudget Budget, ModelLimitsOptions Limits, string? Currency);

/// <param name="Group">Null for all who are in no group of this congress.</param>
public sealed record GroupUse(string? Group, int Calls, long Tokens, decimal Cost);
