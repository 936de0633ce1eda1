using ChatDelegate.Congress.Data;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Records;

/// <summary>However many speak at once, few connections to the file are opened for them; the others wait, and all come to their turn.</summary>
public sealed class RehearsalRoomTests
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task RehearseAsync_ManyAtOnce_FewAreUnderWayAndAllAreWritten()
    {
        await using var record = await TestRecord.CreateAsync(TimeProvider.System);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (underWay, most) = (0, 0);

        var all = Enumerable.Range(0, AtOnce).Select(n => record.Store.RehearseAsync($"lane {n}", Actor.System, async (session, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await held.Task;
            Interlocked.Decrement(ref underWay);
            return session.IsRehearsal ? 1 : 0;
        }, CancellationToken.None)).ToList();

        held.SetResult();
        (await Task.WhenAll(all).WaitAsync(Long)).Length.ShouldBe(AtOnce);
        most.ShouldBeInRange(2, 16);
    }
}
