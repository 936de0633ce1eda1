using System.Text;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Drafting.Models;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.ModelUse;

/// <summary>The ledger before a model: what is counted, what is kept, what is refused; on both databases.</summary>
public sealed class LedgerTests
{
    private const string Note = "东街路灯不亮";

    [Theory]
    [EachDatabase]
    public async Task Call_Answered_IsInTheLedgerWithTokensAndCost_AndNoWordOfIt(Database database)
    {
        await using var house = await House.OpenAsync(database, ("Drafting:Price:Input", "2"), ("Drafting:Price:Output", "8"));

        (await house.AskAsync(Note)).Text.ShouldBe($"答：{Note}");

        var call = (await house.CallsAsync()).ShouldHaveSingleItem();
        (call.Person, call.Prompt, call.Model, call.TokensIn, call.TokensOut, call.IsEstimated, call.Outcome).ShouldBe(("p1", "draft", "model-x-2026", 100, 50, false, CallOutcome.Answered));
        var day = (await house.Queries.ByDayAsync(house.Queries.Today, house.Queries.Today, CancellationToken.None)).ShouldHaveSingleItem();
        (day.Figures.Calls, day.Figures.Cost, day.Figures.P50 is not null, day.Shares.Single().Prompt).ShouldBe((1, 0.0006m, true, "draft"));
        (await house.Place.ReadAsync("""select "Job" from "ModelCalls" where "Prompt" like '%路灯%' or "Model" like '%路灯%'""")).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Job_BegunAgain_IsGivenWhatWasPaidFor_AndPaysForTheRestOnly(Database database)
    {
        await using var house = await House.OpenAsync(database);
        await house.AskAsync("一", job: "j1");
        await house.AskAsync("二", job: "j1");
        house.Model.Answer = (_, _) => Task.FromResult(FakeModel.AnswerOf("另一个答复"));

        // Another process, with nothing of the first one but its record.
        await using var other = await house.OpenAgainAsync();
        var again = new LedgerChatClient(house.Model, other.Services);
        var first = await again.GetResponseAsync("一", FakeModel.Call(job: "j1"));
        (first.Text, first.ModelId, first.FinishReason, first.Usage?.OutputTokenCount).ShouldBe(("答：一", "model-x-2026", ChatFinishReason.Stop, 50));
        (await again.GetResponseAsync("二", FakeModel.Call(job: "j1"))).Text.ShouldBe("答：二");
        (await again.GetResponseAsync("三", FakeModel.Call(job: "j1"))).Text.ShouldBe("另一个答复");
        (await again.GetResponseAsync("一", FakeModel.Call(job: "j2"))).Text.ShouldBe("另一个答复", "what one job was answered is no other's business");

        house.Model.Asked.ShouldBe(["一", "二", "三", "一"]);
        (await house.CallsAsync()).Count(call => call.Outcome == CallOutcome.Kept).ShouldBe(2);
    }

    [Theory]
    [EachDatabase]
    public async Task Kept_IsSealed_AndGoneWithItsJob_AndAfterADay(Database database)
    {
        await using var house = await House.OpenAsync(database);
        await house.AskAsync(Note, job: "j1");
        await house.AskAsync(Note, job: "j2");

        await using (var db = await house.Record.ContextAsync())
        {
            (await db.Set<KeptAnswer>().ToListAsync()).ShouldAllBe(kept => !Encoding.UTF8.GetString(kept.Box).Contains("路灯"));
        }

        await house.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            await KeptAnswers.ForgetAsync(session, "j1", cancel);
            return 0;
        }, CancellationToken.None);
        (await house.Queries.AnswersKeptAsync(CancellationToken.None)).ShouldBe(1);

        await house.Place.ExecuteAsync("""update "KeptAnswers" set "At" = @at""", ("at", (DateTimeOffset.UtcNow - TimeSpan.FromHours(25)).UtcTicks));
        (await house.Record.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<AnswerSweep>().Single().SweepAsync(CancellationToken.None)).ShouldBe(1);
        (await house.Queries.AnswersKeptAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Budget_OfAPerson_RefusesTheirNextCall_AndNobodyElses(Database database)
    {
        await using var house = await House.OpenAsync(database, ("Drafting:Limits:CallsPerPersonDay", "2"));
        await house.AskAsync("一");
        await house.AskAsync("二");

        (await Should.ThrowAsync<ModelFailedException>(house.AskAsync("三"))).Reason.ShouldBe(ModelFailure.OverBudget);
        await house.AskAsync("三", person: "p2");
        house.Model.Asked.Count.ShouldBe(3);
        (await house.CallsAsync()).Count(call => call.Outcome == CallOutcome.OverBudget).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Budget_InTokens_IsNotPassedByCallsSideBySide(Database database)
    {
        // Each call asks 500 characters: of ten at once only two fit, whatever they will be answered.
        await using var house = await House.OpenAsync(database, ("Drafting:Limits:TokensPerDay", "1000"));
        house.Model.Answer = (_, _) => Task.FromResult(FakeModel.AnswerOf("好", 500, 0));

        var calls = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
        {
            try
            {
                await house.AskAsync(new string('路', 499) + n, person: $"p{n}");
                return true;
            }
            catch (ModelFailedException failure) when (failure.Reason == ModelFailure.OverBudget)
            {
                return false;
            }
        }));

        (calls.Count(answered => answered), house.Model.Asked.Count).ShouldBe((2, 2));
        (await house.Queries.BudgetAsync(CancellationToken.None)).ShouldBe(new ModelBudget(1000, 1000));
    }

    [Theory]
    [EachDatabase]
    public async Task Call_ThatFails_KeepsItsReason_AndIsAskedAgain(Database database)
    {
        await using var house = await House.OpenAsync(database);
        house.Model.Answer = (_, _) => throw new ModelFailedException(ModelFailure.Unavailable, "away");
        await Should.ThrowAsync<ModelFailedException>(house.AskAsync(Note, job: "j1"));
        house.Model.Answer = (_, _) => throw new ModelFailedException(ModelFailure.Timeout, "late");
        await Should.ThrowAsync<ModelFailedException>(house.AskAsync(Note, job: "j1"));
        house.Model.Answer = (_, cancel) => Task.FromCanceled<ChatResponse>(new CancellationToken(true));
        await Should.ThrowAsync<OperationCanceledException>(house.AskAsync(Note, job: "j1"));
        house.Model.Answer = (_, _) => Task.FromResult(FakeModel.AnswerOf("好", tokensIn: null));
        (await house.AskAsync(Note, job: "j1")).Text.ShouldBe("好");

        (await house.CallsAsync()).Select(call => (call.Outcome, call.TokensIn, call.TokensOut, call.IsEstimated)).ShouldBe(
        [
            (CallOutcome.Unavailable, 0, 0, true), (CallOutcome.Timeout, 6, 0, true), (CallOutcome.Cancelled, 6, 0, true), (CallOutcome.Answered, 6, 1, true),
        ]);
    }

    [Theory]
    [EachDatabase]
    public async Task Process_KilledInACall_LeavesItInTheLedger_AndInTheBudget(Database database)
    {
        await using var house = await House.OpenAsync(database, ("Drafting:Limits:CallsPerPersonDay", "1"));
        var asked = new TaskCompletionSource();
        house.Model.Answer = (_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<ChatResponse>().Task;
        };
        _ = house.AskAsync(Note, job: "j1");
        await asked.Task;

        await using var other = await house.OpenAgainAsync();
        var again = new LedgerChatClient(house.Model, other.Services);
        (await Should.ThrowAsync<ModelFailedException>(again.GetResponseAsync(Note, FakeModel.Call(job: "j1")))).Reason.ShouldBe(ModelFailure.OverBudget);
        (await house.CallsAsync())[0].Outcome.ShouldBe(CallOutcome.UnderWay);
    }

    [Theory]
    [EachDatabase]
    public async Task Streaming_IsCountedAndKeptLikeAnyOther(Database database)
    {
        await using var house = await House.OpenAsync(database);
        var text = new StringBuilder();
        await foreach (var update in house.Client.GetStreamingResponseAsync(Note, FakeModel.Call(job: "j1")))
        {
            text.Append(update.Text);
        }

        text.ToString().ShouldBe($"答：{Note}");
        await house.AskAsync(Note, job: "j1");
        house.Model.Asked.Count.ShouldBe(1);
    }

    /// <summary>A record with a ledger and a model.</summary>
    private sealed class House(ServerPlace place, OwnRecord record, FakeModel model, (string Name, string Value)[] settings) : IAsyncDisposable
    {
        public ServerPlace Place => place;

        public OwnRecord Record => record;

        public FakeModel Model => model;

        public IRecordStore Store => record.Services.GetRequiredService<IRecordStore>();

        public ModelUseQueries Queries => record.Services.GetRequiredService<ModelUseQueries>();

        public LedgerChatClient Client { get; } = new(model, record.Services);

        public static async Task<House> OpenAsync(Database database, params (string Name, string Value)[] settings)
        {
            var place = await EmptyRecord.CopyAsync(database);
            return new House(place, await OpenAsync(place, settings), new FakeModel(), settings);
        }

        /// <summary>Another instance on the same record.</summary>
        public Task<OwnRecord> OpenAgainAsync() => OpenAsync(place, settings);

        public Task<ChatResponse> AskAsync(string text, string? person = "p1", string? job = null) => Client.GetResponseAsync(text, FakeModel.Call(person, job));

        public async Task<IReadOnlyList<ModelCall>> CallsAsync()
        {
            await using var db = await record.ContextAsync();
            return await db.Set<ModelCall>().OrderBy(call => call.At).ThenBy(call => call.Id).ToListAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await record.DisposeAsync();
            await place.DisposeAsync();
        }

        private static Task<OwnRecord> OpenAsync(ServerPlace place, (string Name, string Value)[] settings) => OwnRecord.OpenAsync(place, (services, configuration) =>
        {
            foreach (var (name, value) in settings)
            {
                configuration[name] = value;
            }

            services.AddModelUse(configuration);
        });
    }
}
