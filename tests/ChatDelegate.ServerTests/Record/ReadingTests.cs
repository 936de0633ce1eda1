using System.Globalization;
using ChatDelegate.Congress.Data;
using ChatDelegate.ServerTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Record;

/// <summary>What is read with nearly every turn is read on connections that are kept.</summary>
public sealed class ReadingTests
{
    private const int Readers = 50;

    public static bool IsMissing => PostgresCluster.Missing is not null;

    [Theory]
    [EachDatabase]
    public async Task Read_ManyAtOnce_EachReadsItsOwn_AndFewConnectionsAreKept(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place);
        var store = record.Services.GetRequiredService<IRecordStore>();
        for (var n = 0; n < Readers; n++)
        {
            await place.ExecuteAsync("""insert into "RunningNumbers" ("Name", "Last") values (@name, @last)""", ("name", Name(n)), ("last", n));
        }

        HashSet<StatementCache> kept = [];
        var read = await Task.WhenAll(Enumerable.Range(0, Readers).Select(n => Task.Run(() => store.ReadAsync(
            async (statements, cancel) =>
            {
                lock (kept)
                {
                    kept.Add(statements);
                }

                return await LastAsync(statements, n, cancel);
            },
            CancellationToken.None))));

        read.ShouldBe(Enumerable.Range(0, Readers));
        kept.Count.ShouldBeLessThanOrEqualTo(new DatabaseOptions().Writers);
    }

    [Theory]
    [EachDatabase]
    public async Task Read_WhatWouldWrite_IsRefused(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place);

        await Should.ThrowAsync<InvalidOperationException>(() => record.Services.GetRequiredService<IRecordStore>().ReadAsync(
            (statements, cancel) => statements.Get(null, """delete from "RunningNumbers" """).ExecuteNonQueryAsync(cancel), CancellationToken.None));
    }

    [Fact(SkipWhen = nameof(IsMissing), Skip = "There is no PostgreSQL: CHATDELEGATE_TEST_POSTGRES is not set.")]
    public async Task Read_KeptConnectionsAreCut_ReadsOnANewOne()
    {
        await using var place = await EmptyRecord.CopyAsync(Database.Postgres);
        await using var record = await OwnRecord.OpenAsync(place);
        var store = record.Services.GetRequiredService<IRecordStore>();
        await place.ExecuteAsync("""insert into "RunningNumbers" ("Name", "Last") values (@name, 1)""", ("name", Name(1)));
        (await store.ReadAsync((statements, cancel) => LastAsync(statements, 1, cancel), CancellationToken.None)).ShouldBe(1);

        await PostgresCluster.DisconnectAsync(place.Postgres ?? string.Empty);

        (await store.ReadAsync((statements, cancel) => LastAsync(statements, 1, cancel), CancellationToken.None)).ShouldBe(1);
    }

    private static async Task<int> LastAsync(StatementCache statements, int n, CancellationToken cancellationToken)
    {
        var select = statements.Get(null, """select "Last" from "RunningNumbers" where "Name" = @name""", "name").Bind(Name(n));
        return Convert.ToInt32(await select.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static string Name(int n) => string.Create(CultureInfo.InvariantCulture, $"read {n}");
}
