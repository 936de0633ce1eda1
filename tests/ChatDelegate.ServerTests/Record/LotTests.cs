using System.Globalization;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.ServerTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Record;

/// <summary>On PostgreSQL rehearsed work of many conversations shares a transaction, and yet each piece is done as if it were alone.</summary>
public sealed class LotTests : IAsyncLifetime
{
    private const string Missing = "There is no PostgreSQL: CHATDELEGATE_TEST_POSTGRES is not set.";
    private const int Pieces = 40;

    private ServerPlace _place = null!;
    private OwnRecord _record = null!;
    private int _rehearsed;

    public static bool IsMissing => PostgresCluster.Missing is not null;

    private IRecordStore Store => _record.Services.GetRequiredService<IRecordStore>();

    public async ValueTask InitializeAsync()
    {
        if (!IsMissing)
        {
            _place = await EmptyRecord.CopyAsync(Database.Postgres);
            _record = await OwnRecord.OpenAsync(_place);
            for (var n = 0; n < Pieces; n++)
            {
                await _place.ExecuteAsync("""insert into "RunningNumbers" ("Name", "Last") values (@name, 0)""", ("name", Own(n)));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsMissing)
        {
            await _record.DisposeAsync();
            await _place.DisposeAsync();
        }
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task Rehearsed_WhileALotIsWritten_ShareTheNextTransaction()
    {
        await TogetherAsync(n => Store.RehearseAsync(Own(n), Actor.System, (session, cancel) => CountAsync(session, Own(n), cancel), CancellationToken.None));

        (await LastAsync()).ShouldAllBe(last => last == 1);
        (await _place.CountAsync("""select count(distinct xmin::text) from "RunningNumbers" where "Name" like 'own %'""")).ShouldBeLessThan(Pieces / 4);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task OneIsRefused_OthersOfTheLotAreWritten()
    {
        var results = await TogetherAsync<Exception?>(async n => await Xunit.Record.ExceptionAsync(() => Store.RehearseAsync(Own(n), Actor.System, async (session, cancel) =>
        {
            var number = await CountAsync(session, Own(n), cancel);
            session.Write("""insert into "RunningNumbers" ("Name", "Last") values (@name, @last)""", ["name", "last"], [n == 7 ? Own(0) : $"new {n}", n]);
            return number;
        }, CancellationToken.None)));

        results.Select((failure, n) => (failure, n)).Where(one => one.failure is not null).Select(one => one.n).ShouldBe([7], "its row is there already");
        (await LastAsync()).ShouldBe(Enumerable.Range(0, Pieces).Select(n => n == 7 ? 0 : 1), ignoreOrder: true);
        (await _place.CountAsync("""select count(*) from "RunningNumbers" where "Name" like 'new %'""")).ShouldBe(Pieces - 1);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task TwoOfALotCountOnTheSameRow_BothCount()
    {
        var numbers = await TogetherAsync(n => Store.RehearseAsync($"key {n}", Actor.System, (session, cancel) => CountAsync(session, Own(n / 2), cancel), CancellationToken.None));

        numbers.Order().ShouldBe([.. Enumerable.Repeat(1, Pieces / 2), .. Enumerable.Repeat(2, Pieces / 2)]);
        (await LastAsync()).Order().ShouldBe([.. Enumerable.Repeat(0, Pieces / 2), .. Enumerable.Repeat(2, Pieces / 2)]);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task OneHasChanged_AllAreWritten_AndTheNextTimeOnlyThatOneRunsInEarnest()
    {
        var earnest = 0;
        await AllAsync(changed: 3);
        (await LastAsync()).Order().ShouldBe([.. Enumerable.Repeat(1, Pieces - 1), 101]);

        (earnest, _rehearsed) = (0, 0);
        await AllAsync(changed: 5);
        (await LastAsync()).Order().ShouldBe([.. Enumerable.Repeat(2, Pieces - 2), 102, 102]);
        earnest.ShouldBe(1);

        Task AllAsync(int changed) => TogetherAsync(n => Store.RehearseAsync(Own(n), Actor.System, (session, cancel) =>
        {
            Interlocked.Add(ref earnest, session.IsRehearsal ? 0 : 1);
            return CountAsync(session, Own(n), cancel);
        }, CancellationToken.None), changed: changed);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task OneWritesTheSameRowTwice_BothWritesCount()
    {
        await TogetherAsync(n => Store.RehearseAsync(Own(n), Actor.System, async (session, cancel) =>
        {
            var number = await CountAsync(session, Own(n), cancel);
            session.Write("""update "RunningNumbers" set "Last" = "Last" + @more where "Name" = @name""", ["more", "name"], [10, Own(n)]);
            session.Write("""update "RunningNumbers" set "Last" = "Last" + @more where "Name" = @name""", ["more", "name"], [100, Own(n)]);
            return number;
        }, CancellationToken.None));

        (await LastAsync()).ShouldAllBe(last => last == 111);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task AnotherInstanceTakesANumberMeanwhile_TheNextIsGivenAndTheWorkRunsOnce()
    {
        await using var other = await OwnRecord.OpenAsync(_place);
        var (taken, gate, runs) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var theirs = other.Services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, async (their, more) =>
        {
            var number = await RunningNumber.NextAsync(their, "shared", more);
            taken.SetResult();
            await gate.Task;
            return number;
        }, CancellationToken.None);
        await taken.Task.WaitAsync(Deadline.Default);

        var mine = Store.RehearseAsync(Own(1), Actor.System, async (session, cancel) =>
        {
            runs++;
            await CountAsync(session, Own(1), cancel);
            var number = await RunningNumber.NextAsync(session, "shared", cancel);
            session.Write("""insert into "RunningNumbers" ("Name", "Last") values (@name, @last)""", ["name", "last"], ["mine", number]);
            return number;
        }, CancellationToken.None);
        try
        {
            await SomebodyWaitsAsync();
        }
        finally
        {
            gate.SetResult();
        }

        (await theirs.WaitAsync(Deadline.Default), await mine.WaitAsync(Deadline.Default), runs).ShouldBe((1, 2, 1));
        (await _place.ReadAsync("""select "Name" || ' ' || "Last" from "RunningNumbers" where "Name" not like 'own %' order by 1""")).ShouldBe(["mine 2", "shared 2"]);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task OneChangesUnderItsNumber_NumbersOfTheLotHaveNoGap()
    {
        var numbers = await TogetherAsync(n => Store.RehearseAsync(Own(n), Actor.System, async (session, cancel) =>
        {
            await CountAsync(session, Own(n), cancel);
            var number = await RunningNumber.NextAsync(session, "shared", cancel);
            if (n == 3 && session.IsRehearsal)
            {
                await Store.WriteAsync(null, Actor.System, (their, _) =>
                {
                    their.Write("""update "RunningNumbers" set "Last" = 7 where "Name" = @name""", ["name"], [Own(n)]);
                    return Task.FromResult(0);
                }, cancel);
            }

            return number;
        }, CancellationToken.None), atOnce: 2 * new DatabaseOptions().Writers);

        numbers.Order().ShouldBe(Enumerable.Range(1, Pieces));
        (await _place.CountAsync("""select "Last" from "RunningNumbers" where "Name" = 'shared'""")).ShouldBe(Pieces);
        (await LastAsync()).Order().ShouldBe([.. Enumerable.Repeat(1, Pieces - 1), 8]);
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = Missing)]
    public async Task OneHangsWithItsNumber_OthersAreWrittenAndItIsDoneInTheEnd()
    {
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hangs = TakeAsync(1, async () =>
        {
            asked.TrySetResult();
            await gate.Task;
        });
        await asked.Task.WaitAsync(Deadline.Default);

        try
        {
            (await TakeAsync(2, () => Task.CompletedTask).WaitAsync(Deadline.Default)).ShouldBe(1);
        }
        finally
        {
            gate.SetResult();
        }

        (await hangs.WaitAsync(Deadline.Default)).ShouldBe(2);

        Task<int> TakeAsync(int n, Func<Task> then) => Store.RehearseAsync(Own(n), Actor.System, async (session, cancel) =>
        {
            await CountAsync(session, Own(n), cancel);
            var number = await RunningNumber.NextAsync(session, "shared", cancel);
            await then();
            return number;
        }, CancellationToken.None);
    }

    /// <summary>All at once, held up until all of them wait to be written.</summary>
    /// <param name="atOnce">So many wait at most.</param>
    /// <param name="changed">Whose row changes meanwhile.</param>
    private async Task<T[]> TogetherAsync<T>(Func<int, Task<T>> work, int atOnce = Pieces, int? changed = null)
    {
        await using var connection = await _place.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = """lock table "RunningNumbers" in exclusive mode""";
        await hold.ExecuteNonQueryAsync();
        var all = Enumerable.Range(0, Pieces).Select(work).ToList();
        await Deadline.UntilAsync(() => Task.FromResult(Volatile.Read(ref _rehearsed) >= atOnce), () => "Not all have been rehearsed.");
        await SomebodyWaitsAsync();
        hold.CommandText = $"""update "RunningNumbers" set "Last" = "Last" + 100 where "Name" = '{(changed is { } n ? Own(n) : "nobody")}'""";
        await hold.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return await Task.WhenAll(all).WaitAsync(Deadline.Default);
    }

    private Task SomebodyWaitsAsync() => Deadline.UntilAsync(
        async () => await _place.CountAsync("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") > 0,
        () => "Nobody waits.");

    private async Task<IEnumerable<int>> LastAsync() =>
        (await _place.ReadAsync("""select "Last" from "RunningNumbers" where "Name" like 'own %'""")).Select(last => int.Parse(last, CultureInfo.InvariantCulture));

    private async Task<int> CountAsync(RecordSession session, string name, CancellationToken cancellationToken)
    {
        var select = session.Statements.Get(session.Transaction, """select "Last" from "RunningNumbers" where "Name" = @name""", "name");
        var before = Convert.ToInt32(await select.Bind(name).ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        session.WriteIfUnchanged(
            """update "RunningNumbers" set "Last" = @after where "Name" = @name and "Last" = @before""", ["after", "name", "before"], [before + 1, name, before]);
        Interlocked.Increment(ref _rehearsed);
        return before + 1;
    }

    private static string Own(int n) => string.Create(CultureInfo.InvariantCulture, $"own {n:00}");
}
