using System.Globalization;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Record;

/// <summary>Work that is tried out beside other work, and written when its turn comes.</summary>
public sealed class RehearsalTests
{
    private const string Number = "rehearsed";

    [Theory]
    [EachDatabase]
    public async Task Rehearse_NothingInBetween_IsWrittenWithoutRunningAgain(Database database)
    {
        await using var house = await House.OpenAsync(database);
        var runs = 0;

        var number = await house.Store.RehearseAsync(Number, Actor.System, async (session, cancel) =>
        {
            runs++;
            return await CountAsync(session, cancel);
        }, CancellationToken.None);

        (number, runs, await house.LastAsync()).ShouldBe((1, 1, 1));
    }

    [Theory]
    [EachDatabase]
    public async Task Rehearse_ChangedInBetween_RunsAgainOnWhatIsThere(Database database)
    {
        await using var house = await House.OpenAsync(database);
        var runs = new List<bool>();
        var announced = 0;

        var number = await house.Store.RehearseAsync(Number, Actor.System, async (session, cancel) =>
        {
            runs.Add(session.IsRehearsal);
            var mine = await CountAsync(session, cancel);
            session.AfterCommit(() => announced++);
            if (session.IsRehearsal)
            {
                (await house.Store.WriteAsync(null, Actor.System, CountAsync, CancellationToken.None)).ShouldBe(1);
            }

            return mine;
        }, CancellationToken.None);

        (number, await house.LastAsync(), announced).ShouldBe((2, 2, 1));
        runs.ShouldBe([true, false]);
    }

    [Theory]
    [EachDatabase]
    public async Task AfterCommit_OneActionFails_WorkCountsAndTheOthersRun(Database database)
    {
        await using var house = await House.OpenAsync(database);
        var ran = 0;

        var written = await house.Store.WriteAsync(null, Actor.System, WorkAsync, CancellationToken.None);
        var rehearsed = await house.Store.RehearseAsync(Number, Actor.System, WorkAsync, CancellationToken.None);

        (written, rehearsed, ran, await house.LastAsync()).ShouldBe((1, 2, 2, 2));

        async Task<int> WorkAsync(RecordSession session, CancellationToken cancellationToken)
        {
            var number = await CountAsync(session, cancellationToken);
            session.AfterCommit(() => throw new InvalidOperationException("It fails."));
            session.AfterCommit(() => ran++);
            return number;
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Rehearse_ManyAtOnce_NoneIsLostAndNoneCountsTwice(Database database)
    {
        await using var house = await House.OpenAsync(database);
        await using var other = database == Database.Postgres ? await house.OpenAgainAsync() : null;
        IRecordStore[] stores = [house.Store, other?.Services.GetRequiredService<IRecordStore>() ?? house.Store];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => n % 5 == 0
            ? stores[n % 2].WriteAsync(Number, Actor.System, CountAsync, CancellationToken.None)
            : stores[n % 2].RehearseAsync(Number, Actor.System, CountAsync, CancellationToken.None))));

        numbers.Order().ShouldBe(Enumerable.Range(1, 60));
        (await house.LastAsync()).ShouldBe(60);
    }

    [Theory]
    [EachDatabase("features", "flush", "write at once", "end", "fault", "no condition")]
    public async Task Rehearse_WorkThatNeedsTheRecord_RunsInEarnestOnce(Database database, string need)
    {
        await using var house = await House.OpenAsync(database);
        var earnest = 0;

        var number = await house.Store.RehearseAsync(Number, Actor.System, async (session, cancel) =>
        {
            earnest += session.IsRehearsal ? 0 : 1;
            switch (need)
            {
                case "features":
                    await session.Db.Set<RunningNumber>().CountAsync(cancel);
                    break;
                case "flush":
                    await session.FlushAsync(cancel);
                    break;
                case "write at once":
                    return await RunningNumber.NextAsync(session, Number, cancel);
                case "end":
                    session.EndRehearsal();
                    break;
                case "fault" when session.IsRehearsal:
                    throw new InvalidOperationException("It may be the rehearsal's.");
                case "no condition":
                    session.Write("""update "RunningNumbers" set "Last" = 1 where "Name" = @name""", ["name"], [Number]);
                    return 1;
            }

            return await CountAsync(session, cancel);
        }, CancellationToken.None);

        (number, earnest, await house.LastAsync()).ShouldBe((1, 1, 1));
    }

    [Theory]
    [EachDatabase]
    public async Task Rehearse_WritesNothing_StandsWithoutBeingDoneAgain(Database database)
    {
        await using var house = await House.OpenAsync(database);
        var runs = 0;

        var answer = await house.Store.RehearseAsync(Number, Actor.System, (session, cancel) =>
        {
            runs++;
            return ReadAsync(session, cancel);
        }, CancellationToken.None).WaitAsync(Deadline.Default);

        (answer, runs).ShouldBe((0, 1));
    }

    private static async Task<int> ReadAsync(RecordSession session, CancellationToken cancellationToken)
    {
        var select = session.Statements.Get(session.Transaction, """select "Last" from "RunningNumbers" where "Name" = @name""", "name");
        return Convert.ToInt32(await select.Bind(Number).ExecuteScalarAsync(cancellationToken) ?? 0, CultureInfo.InvariantCulture);
    }

    /// <summary>Counts by reading and writing, which loses numbers wherever something slips in between.</summary>
    private static async Task<int> CountAsync(RecordSession session, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(session, cancellationToken);
        session.WriteIfUnchanged(
            """update "RunningNumbers" set "Last" = @after where "Name" = @name and "Last" = @before""", ["after", "name", "before"], [before + 1, Number, before]);
        return before + 1;
    }

    private sealed class House(ServerPlace place, OwnRecord record) : IAsyncDisposable
    {
        public IRecordStore Store => record.Services.GetRequiredService<IRecordStore>();

        public static async Task<House> OpenAsync(Database database)
        {
            var place = await EmptyRecord.CopyAsync(database);
            var record = await OwnRecord.OpenAsync(place);
            await place.ExecuteAsync("""insert into "RunningNumbers" ("Name", "Last") values (@name, 0)""", ("name", Number));
            return new House(place, record);
        }

        /// <summary>Another instance on the same record.</summary>
        public Task<OwnRecord> OpenAgainAsync() => OwnRecord.OpenAsync(place);

        public async Task<long> LastAsync() => await place.CountAsync("""select "Last" from "RunningNumbers" where "Name" = @name""", ("name", Number));

        public async ValueTask DisposeAsync()
        {
            await record.DisposeAsync();
            await place.DisposeAsync();
        }
    }
}
