using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Record;

/// <summary>Records that are added beside other work, with numbers that were only foreseen.</summary>
public sealed class RehearsedRecordTests
{
    private const int Reports = 60;

    private static readonly Guid Body = Guid.NewGuid();

    [Theory]
    [EachDatabase]
    public async Task Add_ManyAtOnceAndSomeComeToNothing_NumbersHaveNoGapsAndTheChainHolds(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place, (services, _) => services.AddScoped<AuditVerification>());
        var store = record.Services.GetRequiredService<IRecordStore>();
        for (var n = 0; n < Reports; n++)
        {
            await place.ExecuteAsync("""insert into "RunningNumbers" ("Name", "Last") values (@name, 0)""", ("name", Own(n)));
        }

        await using var other = database == Database.Postgres ? await OwnRecord.OpenAsync(place) : null;
        IRecordStore[] stores = [store, other?.Services.GetRequiredService<IRecordStore>() ?? store];

        var reported = await Task.WhenAll(Enumerable.Range(0, Reports).Select(n => Task.Run(() => ReportAsync(stores[n % 2], n))));

        var numbers = reported.OfType<int>().Order().ToList();
        numbers.ShouldBe(Enumerable.Range(1, Reports - (Reports / 7) - 1), "what failed gave its number back");
        await using var db = await record.ContextAsync();
        (await db.Set<Opinion>().Select(opinion => opinion.Sequence).ToListAsync()).Order().ShouldBe(numbers);
        (await db.Set<RunningNumber>().SingleAsync(series => series.Name == "reports")).Last.ShouldBe(numbers.Count);
        using var scope = record.Services.CreateScope();
        (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(10, CancellationToken.None)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Add_InARehearsal_IsWrittenWithoutRunningAgain(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place);
        var store = record.Services.GetRequiredService<IRecordStore>();
        await place.ExecuteAsync("""insert into "RunningNumbers" ("Name", "Last") values (@name, 0)""", ("name", Own(1)));
        var pending = record.Services.GetRequiredService<RecordSignals>().NextAsync(typeof(Opinion));
        var runs = 0;

        await store.RehearseAsync(Own(1), Actor.System, (session, cancel) =>
        {
            runs++;
            return AddAsync(session, 1, cancel);
        }, CancellationToken.None);

        runs.ShouldBe(1);
        await pending.WaitAsync(Deadline.Default);
        (await place.ReadAsync("""select "Change" from "AuditEntries" """)).ShouldBe(["added"]);
        (await place.CountAsync("""select count(*) from "SimilarPending" """)).ShouldBe(1, "what follows from an opinion follows from this one");
    }

    /// <summary>Each on a row of its own. Every seventh fails when it has its number, and every fifth finds its row changed.</summary>
    private static async Task<int?> ReportAsync(IRecordStore store, int n)
    {
        try
        {
            return await store.RehearseAsync(Own(n), Actor.System, async (session, cancel) =>
            {
                var number = await AddAsync(session, n, cancel);
                if (n % 7 == 0)
                {
                    throw new InvalidOperationException("Came to nothing.");
                }

                if (session.IsRehearsal && n % 5 == 0)
                {
                    await store.WriteAsync(null, Actor.System, (other, _) => Task.FromResult(Touch(other, n)), CancellationToken.None);
                }

                return (int?)number;
            }, CancellationToken.None);
        }
        catch (InvalidOperationException) when (n % 7 == 0)
        {
            return null;
        }
    }

    private static async Task<int> AddAsync(RecordSession session, int n, CancellationToken cancellationToken)
    {
        var read = session.Statements.Get(session.Transaction, """select "Last" from "RunningNumbers" where "Name" = @name""", "name").Bind(Own(n));
        var before = Convert.ToInt32(await read.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        var number = await RunningNumber.NextAsync(session, "reports", cancellationToken);
        var report = new OpinionReport(Guid.NewGuid(), Body, "人民路", "路灯不亮", "路灯不亮", [], Guid.NewGuid().ToString());
        session.Add(Opinion.Report(report, null, 2026, number, DateTimeOffset.UnixEpoch));
        session.WriteIfUnchanged(
            """update "RunningNumbers" set "Last" = @after where "Name" = @name and "Last" = @before""", ["after", "name", "before"], [before + 1, Own(n), before]);
        return number;
    }

    private static bool Touch(RecordSession session, int n)
    {
        session.Write("""update "RunningNumbers" set "Last" = "Last" + 1 where "Name" = @name""", ["name"], [Own(n)]);
        return true;
    }

    private static string Own(int n) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"own {n}");
}
