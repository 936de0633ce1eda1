using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster.Founding;
using ChatDelegate.Drafting.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>
/// The ledger of model calls (模型用量) and the budgets that it enforces. A call is put down before it is made, with what it asks, by one
/// writer at a time on all instances: calls side by side cannot each find the last of a budget. What is answered is known only afterwards,
/// so a budget is overdrawn by the answers of the calls under way at most.
/// </summary>
internal sealed class ModelLedger(
    IRecordStore store, KeptAnswers answers, TimeProvider time, IOptions<ModelLimitsOptions> limits, IOptions<PriceOptions> price, IOptions<CongressOptions> congress)
{
    private const string Key = "model-use";
    private static readonly Actor Machine = new(null, "system", "model.call");

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(congress.Value.TimeZone);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().In(_zone).DateTime);

    /// <summary>Puts a call down that is about to be made.</summary>
    /// <exception cref="ModelFailedException">Over budget: it must not be made.</exception>
    public async Task<Guid> BeginAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var (id, fits) = await store.WriteAsync(Key, Machine, async (session, cancel) =>
        {
            var isWithin = await FitsAsync(session.Db, request, cancel);
            var call = CallOf(request, isWithin ? CallOutcome.UnderWay : CallOutcome.OverBudget, isWithin ? request.Tokens : 0);
            session.Db.Add(call);
            return (call.Id, isWithin);
        }, cancellationToken);
        return fits ? id : throw new ModelFailedException(ModelFailure.OverBudget, "The day's budget for the model is used up (Drafting:Limits).");
    }

    /// <summary>Puts down that the answer was there already.</summary>
    public Task NoteKeptAsync(ModelRequest request, CancellationToken cancellationToken) => store.WriteAsync(Key, Machine, (session, _) =>
    {
        session.Db.Add(CallOf(request, CallOutcome.Kept, 0));
        return Task.FromResult(true);
    }, cancellationToken);

    /// <summary>Accounts for an answer, and keeps it for its job, together.</summary>
    public Task AnsweredAsync(Guid id, ModelRequest request, ChatResponse response, TimeSpan took, CancellationToken cancellationToken) => store.WriteAsync(Key, Machine, async (session, cancel) =>
    {
        var call = await session.Db.Set<ModelCall>().FirstAsync(found => found.Id == id, cancel);
        var said = response.Usage is { InputTokenCount: > 0, OutputTokenCount: not null };
        call.Outcome = CallOutcome.Answered;
        call.Model = response.ModelId ?? call.Model;
        call.TokensIn = said ? Count(response.Usage?.InputTokenCount) : request.Tokens;
        call.TokensOut = said ? Count(response.Usage?.OutputTokenCount) : TokenCount.Of(response.Text);
        call.IsEstimated = !said;
        call.Milliseconds = Count((long)took.TotalMilliseconds);
        call.CostMicros = price.Value.MicrosOf(call.TokensIn, call.TokensOut);
        await answers.KeepAsync(session, request, response, time.GetUtcNow(), cancel);
        return true;
    }, cancellationToken);

    /// <summary>
    /// Accounts for a call without a usable answer. One that timed out, was given up or cut short has been asked, and most servers charge for that:
    /// what it asked stays counted.
    /// </summary>
    public Task FailedAsync(Guid id, CallOutcome outcome, TimeSpan took, CancellationToken cancellationToken) => store.WriteAsync(Key, Machine, async (session, cancel) =>
    {
        var call = await session.Db.Set<ModelCall>().FirstAsync(found => found.Id == id, cancel);
        call.Outcome = outcome;
        call.IsEstimated = true;
        call.Milliseconds = Count((long)took.TotalMilliseconds);
        call.TokensIn = outcome is CallOutcome.Timeout or CallOutcome.Cancelled or CallOutcome.Truncated or CallOutcome.Refused or CallOutcome.BadAnswer ? call.TokensIn : 0;
        call.CostMicros = price.Value.MicrosOf(call.TokensIn, 0);
        return true;
    }, cancellationToken);

    private async Task<bool> FitsAsync(CongressDb db, ModelRequest request, CancellationToken cancellationToken)
    {
        var today = Today;
        var calls = db.Set<ModelCall>().Where(call => call.Day == today);
        if (await calls.SumAsync(call => (long)call.TokensIn + call.TokensOut, cancellationToken) + request.Tokens > limits.Value.TokensPerDay)
        {
            return false;
        }

        if (request.Person is not { } person)
        {
            return true;
        }

        var own = calls.Where(call => call.Person == person);
        return await own.CountAsync(call => call.Outcome != CallOutcome.Kept && call.Outcome != CallOutcome.OverBudget, cancellationToken) < limits.Value.CallsPerPersonDay
            && await own.SumAsync(call => (long)call.TokensIn + call.TokensOut, cancellationToken) + request.Tokens <= limits.Value.TokensPerPersonDay;
    }

    private ModelCall CallOf(ModelRequest request, CallOutcome outcome, int tokens)
    {
        var now = time.GetUtcNow();
        return new ModelCall
        {
            Id = Guid.CreateVersion7(now),
            Day = Today,
            At = now,
            Person = request.Person,
            Job = request.Job,
            Prompt = request.Prompt,
            PromptVersion = request.PromptVersion,
            Model = request.Model,
            TokensIn = tokens,
            IsEstimated = true,
            Outcome = outcome,
        };
    }

    private static int Count(long? number) => (int)Math.Clamp(number ?? 0, 0, int.MaxValue);
}
