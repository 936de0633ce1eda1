using System.Globalization;
using ChatDelegate.Congress.Data;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Records;

/// <summary>Who only reads, as the second delivery of a message does, is answered when what was read is durable.</summary>
public sealed class IdleRehearsalTests
{
    private static readonly Actor Somebody = new(null, "system", "test");
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task RehearseAsync_WritesNothing_IsAnsweredAfterWhatWasWrittenBefore()
    {
        await using var record = await TestRecord.CreateAsync(TimeProvider.System);
        (await ReadAsync(record.Store).WaitAsync(Long)).ShouldBe(7);
        var held = new TaskCompletionSource();
        var before = record.Store.WriteAsync(null, Somebody, async (_, _) =>
        {
            await held.Task;
            return 0;
        }, CancellationToken.None);

        var read = ReadAsync(record.Store);

        var isEarly = read.IsCompleted;
        held.SetResult();
        isEarly.ShouldBeFalse("what was written before it is not durable");
        (await read.WaitAsync(Long)).ShouldBe(7);
        before.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private static Task<int> ReadAsync(IRecordStore store) =>
        store.RehearseAsync("lane", Somebody, async (session, cancel) => Convert.ToInt32(await session.Statements.Get(session.Transaction, "select 7").ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture), CancellationToken.None);
}
